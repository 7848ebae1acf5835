Feature: Changes 1 - Plan and apply

  A plan says what applying a recipe would change on the servers, and changes nothing. After an apply it is empty,
  whatever brokers and workers have added of their own accord. What others change meanwhile is seen, and put right by
  the next apply.

  Scenario: [1] Everything is missing at first
    Given the recipe is not applied
    When applying the recipe
    Then the result should be, in order:
      | operation | resource     | name                  |
      | 'CREATE'  | 'topic'      | 'sensor-readings'     |
      | 'CREATE'  | 'topic'      | 'sensor-dead-letters' |
      | 'CREATE'  | 'constraint' | 'sensor_id'           |
      | 'CREATE'  | 'constraint' | 'place_name'          |
      | 'CREATE'  | 'connector'  | 'sensors'             |

  Scenario: [2] Nothing is missing afterwards
    Given the recipe is applied
    When applying the recipe
    Then the result should be empty

  Scenario: [3] What others changed is seen and put right
    Given the recipe is applied
    And somebody drops the constraint place_name
    And somebody sets neo4j.max-retry-time of the connector sensors to 7s
    When applying the recipe
    Then the result should be, in order:
      | operation | resource     | name         | field                  | before | after    |
      | 'CREATE'  | 'constraint' | 'place_name' | 'kind'                 | null   | 'unique' |
      | 'CREATE'  | 'constraint' | 'place_name' | 'node'                 | null   | 'Place'  |
      | 'CREATE'  | 'constraint' | 'place_name' | 'properties'           | null   | 'name'   |
      | 'UPDATE'  | 'connector'  | 'sensors'    | 'neo4j.max-retry-time' | '7s'   | '120s'   |

  Scenario: [4] A setting that the recipe does not speak of is nobody's business
    Given the recipe is applied
    And somebody sets retention.ms of the topic sensor-readings to 600000
    When planning the recipe
    Then the result should be, in order:
      | operation | name                  |
      | 'NONE'    | 'sensor-readings'     |
      | 'NONE'    | 'sensor-dead-letters' |
      | 'NONE'    | 'sensor_id'           |
      | 'NONE'    | 'place_name'          |
      | 'NONE'    | 'sensors'             |

  Scenario: [5] An equivalent constraint of another name is as good
    Given having executed:
      """
      CREATE CONSTRAINT somebodys FOR (s:Sensor) REQUIRE s.id IS UNIQUE
      """
    When planning the recipe
    Then the result should contain:
      | operation | name        | note                                       |
      | 'NONE'    | 'sensor_id' | 'somebodys is equivalent, and left alone.' |

  Scenario: [6] A connector that somebody has paused is seen and set going again
    Given the recipe is applied
    And the connector sensors is paused
    When applying the recipe
    Then the result should be, in order:
      | operation | resource    | name      | field   | before   | after     |
      | 'UPDATE'  | 'connector' | 'sensors' | 'state' | 'PAUSED' | 'RUNNING' |

  @own-worker
  Scenario: [7] What somebody has given a connector goes, whatever its key begins with
    Given the recipe is applied
    And somebody sets config.action.reload of the connector sensors to none
    When applying the recipe
    Then the result should be, in order:
      | operation | resource    | name      | field                  | before | after |
      | 'UPDATE'  | 'connector' | 'sensors' | 'config.action.reload' | 'none' | null  |
