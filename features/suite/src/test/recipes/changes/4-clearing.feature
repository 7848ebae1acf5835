Feature: Changes 4 - What a rebuild clears

  A rebuild takes away what the connector wrote, by its old statement and by its new one, before all records are delivered
  again. What others own stays: nodes that the statements only match, and nodes to which somebody else has given a label.
  The plan counts what goes, before it goes.

  Background:
    Given the Cypher of the topic readings is:
      """
      MATCH (p:Place {name: event.place})
      MERGE (s:Sensor {id: event.id})
      MERGE (s)-[:STANDS_IN]->(p)
      """
    And having executed:
      """
      CREATE (:Place {name: 'attic', floor: 3}), (:Place {name: 'cellar', floor: 0})
      """
    And the recipe is applied
    And the readings are replayed:
      | id | place    |
      | 1  | 'attic'  |
      | 2  | 'cellar' |
    And the sink has caught up

  Scenario: [1] A node that is only matched stays
    Given the connector sensors of the recipe writes by other Cypher now, with onMappingChange rebuild:
      """
      MATCH (p:Place {name: event.place})
      MERGE (s:Sensor {id: event.id})
      MERGE (p)-[:HAS]->(s)
      """
    And applying the recipe with --allow-delete
    And the sink has caught up
    When executing query:
      """
      MATCH (p:Place) RETURN p.name AS place, p.floor AS floor, [(p)-[r]-(s) | type(r) + ' ' + s.id] AS sensors
      """
    Then the result should be, in any order:
      | place    | floor | sensors   |
      | 'attic'  | 3     | ['HAS 1'] |
      | 'cellar' | 0     | ['HAS 2'] |

  Scenario: [2] What goes is counted before, relationships of others at these nodes among it
    Given having executed:
      """
      MATCH (s:Sensor {id: 1}) CREATE (:Guard {name: 'Ann'})-[:WATCHES]->(s)
      """
    And the connector sensors of the recipe writes by other Cypher now, with onMappingChange rebuild:
      """
      MERGE (s:Sensor {id: event.id})
      """
    When applying the recipe
    Then it should be refused because of:
      """
      2 Sensor nodes and 2 STANDS_IN relationships are deleted first, and with these nodes 1 WATCHES relationships that the recipe does not write
      """

  Scenario: [3] A node that somebody else has given a label is kept
    Given having executed:
      """
      MATCH (s:Sensor {id: 2}) SET s:Borrowed, s.by = 'Ann'
      """
    And the connector sensors of the recipe writes by other Cypher now, with onMappingChange rebuild:
      """
      MERGE (s:Sensor {id: event.id}) SET s.place = event.place
      """
    When applying the recipe with --allow-delete
    And the sink has caught up
    Then the result should contain:
      | operation | name      | note                                                                                             |
      | 'UPDATE'  | 'sensors' | 'All records are delivered again by the new statement. 1 Sensor kept: they also carry Borrowed.' |
    And the graph should hold:
      | (:Sensor)   | 2 |
      | (:Borrowed) | 1 |
      | (:Place)    | 2 |

  Scenario: [4] A label that the new statement has no more goes with its nodes
    Given the connector sensors of the recipe writes by other Cypher now, with onMappingChange rebuild:
      """
      MERGE (p:Probe {id: event.id})
      """
    When applying the recipe with --allow-delete
    And the sink has caught up
    Then the graph should hold:
      | (:Probe) | 2 |
      | (:Place) | 2 |

  Scenario: [5] An edited comment is no other Cypher
    Given the connector sensors of the recipe writes by other Cypher now, with onMappingChange rebuild:
      """
      // where a sensor stands
      MATCH (p:Place {name: event.place})
      MERGE (s:Sensor {id: event.id})
      MERGE (s)-[:STANDS_IN]->(p) // places are somebody else's
      """
    When applying the recipe with --allow-delete
    Then the result should be empty
