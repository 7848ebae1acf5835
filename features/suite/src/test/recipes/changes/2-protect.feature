Feature: Changes 2 - Protected, deleted, imported

  Nothing is deleted that nobody asked k2g to delete, nor what was there before k2g. What cannot be done is said before
  anything is changed.

  Scenario: [1] The plan names what the recipe has no more, and what is in the way
    Given the recipe is applied
    And the recipe has no connector sensors any more
    When planning the recipe
    Then the result should contain:
      | operation | resource    | name      | in the way |
      | 'DELETE'  | 'connector' | 'sensors' | 'K2G-706'  |

  Scenario: [2] It stays until it may go
    Given the recipe is applied
    And the recipe has no connector sensors any more
    When applying the recipe
    Then the result should be empty

  Scenario: [3] It goes when it may
    Given the recipe is applied
    And the recipe has no connector sensors any more
    When applying the recipe with --allow-delete
    Then the result should be, in order:
      | operation | resource    | name      |
      | 'DELETE'  | 'connector' | 'sensors' |

  Scenario: [4] What was there before is left behind
    Given the recipe has no connector sensors any more
    And somebody makes the topic sensor-readings
    And the recipe is applied
    When destroying the recipe
    Then the result should be, in any order:
      | operation | resource     | name                  | note                                          |
      | 'DELETE'  | 'constraint' | 'sensor_id'           | ''                                            |
      | 'DELETE'  | 'constraint' | 'place_name'          | ''                                            |
      | 'DELETE'  | 'topic'      | 'sensor-dead-letters' | ''                                            |
      | 'NONE'    | 'topic'      | 'sensor-readings'     | 'It was there before k2g: it is left behind.' |

  Scenario: [5] It is all that is there after a destruction
    Given the recipe has no connector sensors any more
    And somebody makes the topic sensor-readings
    And the recipe is applied
    And the recipe is destroyed
    When importing what is there
    Then the result should be, in order:
      | resource | name              |
      | 'topic'  | 'sensor-readings' |

  Scenario: [6] Partitions only grow
    Given the recipe has no connector sensors any more
    And the topic readings of the recipe has 3 partitions now
    And the recipe is applied
    And the topic readings of the recipe has 2 partitions now
    When applying the recipe
    Then it should be refused because of:
      """
      Topic sensor-readings has 3 partitions and the recipe asks for 2
      """

  Scenario: [7] A constraint of the same name with another meaning is not replaced without being asked
    Given the recipe has no connector sensors any more
    And the recipe is applied
    And the constraint place_name of the recipe is about the property address now
    When applying the recipe
    Then it should be refused because of:
      """
      Pass --allow-replace to drop it and make it anew.
      """

  Scenario: [8] It is replaced when it may be
    Given the recipe has no connector sensors any more
    And the recipe is applied
    And the constraint place_name of the recipe is about the property address now
    When applying the recipe with --allow-replace
    Then the result should be, in order:
      | operation | name         | field        | before | after     |
      | 'REPLACE' | 'place_name' | 'properties' | 'name' | 'address' |

  Scenario: [9] Data that is against a constraint is named before anything is changed
    Given the recipe is not applied
    And having executed:
      """
      CREATE (:Place {name: 'attic'}), (:Place {name: 'attic'})
      """
    When applying the recipe
    Then it should be refused because of:
      """
      2 of Place (name) have the value ["attic"]
      """
    And there should be no topics

  Scenario: [10] What is imported is what was applied
    Given the recipe is applied
    When importing what is there
    Then the result should be, in any order:
      | resource     | name                  |
      | 'topic'      | 'sensor-dead-letters' |
      | 'topic'      | 'sensor-readings'     |
      | 'constraint' | 'sensor_id'           |
      | 'constraint' | 'place_name'          |
      | 'connector'  | 'sensors'             |

  # Topics and connectors may be those of the scenario before, which hands them on with their state topic.
  Scenario: [11] What the recipe made goes
    Given the recipe is applied
    When destroying the recipe
    Then the result should be, in any order:
      | operation | resource     | name                  |
      | 'DELETE'  | 'connector'  | 'sensors'             |
      | 'DELETE'  | 'constraint' | 'sensor_id'           |
      | 'DELETE'  | 'constraint' | 'place_name'          |
      | 'DELETE'  | 'topic'      | 'sensor-readings'     |
      | 'DELETE'  | 'topic'      | 'sensor-dead-letters' |
