Feature: Changes 1 - Plan and apply

  A plan says what applying a recipe would change on the servers, and changes nothing. After an apply it is empty,
  whatever brokers and workers have added of their own accord. What others change meanwhile is seen, and put right by
  the next apply.

  Scenario: [1] Everything is missing at first, and nothing afterwards
    When k2g applies the recipe
    Then the result should be, in order:
      | operation | resource     | name                  |
      | 'CREATE'  | 'topic'      | 'sensor-readings'     |
      | 'CREATE'  | 'topic'      | 'sensor-dead-letters' |
      | 'CREATE'  | 'constraint' | 'sensor_id'           |
      | 'CREATE'  | 'constraint' | 'place_name'          |
      | 'CREATE'  | 'connector'  | 'sensors'             |
    When k2g applies the recipe
    Then the result should be empty

  Scenario: [2] What others changed is seen and put right
    Given k2g has applied the recipe
    And somebody drops the constraint place_name
    And somebody sets neo4j.max-retry-time of the connector sensors to 7s
    When k2g applies the recipe
    Then the result should be, in order:
      | operation | resource     | name         | field                             | before           | after                  |
      | 'CREATE'  | 'constraint' | 'place_name' | 'kind, node, properties'          | 'null, null, null' | 'unique, Place, name' |
      | 'UPDATE'  | 'connector'  | 'sensors'    | 'neo4j.max-retry-time'            | '7s'             | '120s'                 |

  Scenario: [3] A setting that the recipe does not speak of is nobody's business
    Given k2g has applied the recipe
    And somebody sets retention.ms of the topic sensor-readings to 600000
    When k2g plans the recipe
    Then the result should be, in order:
      | operation | name                  |
      | 'NONE'    | 'sensor-readings'     |
      | 'NONE'    | 'sensor-dead-letters' |
      | 'NONE'    | 'sensor_id'           |
      | 'NONE'    | 'place_name'          |
      | 'NONE'    | 'sensors'             |

  Scenario: [4] An equivalent constraint of another name is as good
    Given having executed:
      """
      CREATE CONSTRAINT somebodys FOR (s:Sensor) REQUIRE s.id IS UNIQUE
      """
    When k2g plans the recipe
    Then the result should contain:
      | operation | name        | note                                      |
      | 'NONE'    | 'sensor_id' | 'somebodys is equivalent, and left alone.' |
