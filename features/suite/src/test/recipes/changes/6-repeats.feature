Feature: Changes 6 - Records that are delivered again

  Connect delivers each record at least once: after a restart some come again, and after a replay or a reset all of them.
  A statement that is safe to repeat makes the same graph of them. Of one that is not, validate says so beforehand.

  Scenario: [1] CREATE makes all of it anew
    Given the Cypher of the topic readings is:
      """
      MATCH (s:Sensor {id: event.id})
      CREATE (s)-[:STOOD_IN]->(:Place {name: event.place})
      """
    When validating the recipe
    Then the result should be, in order:
      | severity  | code      | problem                                                                         |
      | 'warning' | 'K2G-213' | 'CREATE makes all of it anew whenever a record of topic readings is delivered.' |

  Scenario: [2] A count goes on
    Given the Cypher of the topic readings is:
      """
      MERGE (s:Sensor {id: event.id})
      SET s.readings = coalesce(s.readings, 0) + 1
      """
    When validating the recipe
    Then the result should be, in order:
      | severity  | code      | problem                                                                                       |
      | 'warning' | 'K2G-213' | 'SET s.readings goes on from its old value whenever a record of topic readings is delivered.' |

  Scenario: [3] A count of what a MERGE makes is safe to repeat
    Given the Cypher of the topic readings is:
      """
      MERGE (s:Sensor {id: event.id})
      MERGE (p:Place {name: event.place})
      MERGE (s)-[r:STANDS_IN]->(p) ON CREATE SET s.places = coalesce(s.places, 0) + 1
      """
    When validating the recipe
    Then the result should be empty

  Scenario: [4] It stays as it is when a record comes again
    Given the Cypher of the topic readings is:
      """
      MERGE (s:Sensor {id: event.id})
      MERGE (p:Place {name: event.place})
      MERGE (s)-[r:STANDS_IN]->(p) ON CREATE SET s.places = coalesce(s.places, 0) + 1
      """
    And the recipe is applied
    And the readings are replayed:
      | id | place    |
      | 1  | 'attic'  |
      | 1  | 'cellar' |
      | 1  | 'attic'  |
    And the sink has caught up
    When executing query:
      """
      MATCH (s:Sensor) RETURN s.places AS places
      """
    Then the result should be, in any order:
      | places |
      | 2      |
