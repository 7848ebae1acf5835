Feature: Changes 2 - Protected, deleted, imported

  Nothing is deleted that nobody asked k2g to delete, nor what was there before k2g. What cannot be done is said before
  anything is changed.

  Scenario: [1] What the recipe has no more stays until it may go
    Given k2g has applied the recipe
    And the recipe has no connector sensors any more
    When k2g plans the recipe
    Then the result should contain:
      | operation | resource    | name      | in the way |
      | 'DELETE'  | 'connector' | 'sensors' | 'K2G-706'  |
    When k2g applies the recipe
    Then the result should be empty
    When k2g applies the recipe and may delete
    Then the result should be, in order:
      | operation | resource    | name      |
      | 'DELETE'  | 'connector' | 'sensors' |

  Scenario: [2] What was there before is adopted, and left behind
    Given the recipe has no connector sensors any more
    And somebody makes the topic sensor-readings
    And k2g has applied the recipe
    When k2g destroys what the recipe made
    Then the result should be, in any order:
      | operation | resource     | name                  | note                                           |
      | 'DELETE'  | 'constraint' | 'sensor_id'           | ''                                             |
      | 'DELETE'  | 'constraint' | 'place_name'          | ''                                             |
      | 'DELETE'  | 'topic'      | 'sensor-dead-letters' | ''                                             |
      | 'NONE'    | 'topic'      | 'sensor-readings'     | 'It was there before k2g: it is left behind.' |
    When k2g imports what is there
    Then the result should be, in order:
      | resource | name              |
      | 'topic'  | 'sensor-readings' |

  Scenario: [3] Partitions only grow
    Given the recipe has no connector sensors any more
    And the topic readings of the recipe has 3 partitions now
    And k2g has applied the recipe
    And the topic readings of the recipe has 2 partitions now
    When k2g applies the recipe
    Then it should be refused, since Topic sensor-readings has 3 partitions and the recipe asks for 2

  Scenario: [4] A constraint of the same name with another meaning is replaced when it may be
    Given the recipe has no connector sensors any more
    And k2g has applied the recipe
    And the constraint place_name of the recipe is about the property address now
    When k2g applies the recipe
    Then it should be refused, since Pass --allow-replace to drop it and make it anew.
    When k2g applies the recipe and may replace
    Then the result should be, in order:
      | operation | name         | field        | before | after     |
      | 'REPLACE' | 'place_name' | 'properties' | 'name' | 'address' |

  Scenario: [5] Data that is against a constraint is named before anything is changed
    Given having executed:
      """
      CREATE (:Place {name: 'attic'}), (:Place {name: 'attic'})
      """
    When k2g applies the recipe
    Then it should be refused, since 2 of Place (name) have the value ["attic"]
    And there should be no topics

  Scenario: [6] What is imported is what was applied
    Given k2g has applied the recipe
    When k2g imports what is there
    Then the result should be, in any order:
      | resource     | name                  |
      | 'topic'      | 'sensor-dead-letters' |
      | 'topic'      | 'sensor-readings'     |
      | 'constraint' | 'sensor_id'           |
      | 'constraint' | 'place_name'          |
      | 'connector'  | 'sensors'             |
