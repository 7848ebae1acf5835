Feature: Changes 3 - A mapping is changed

  A connector that has written by one Cypher statement cannot simply go on with another: the graph would be of both
  kinds. The recipe's onMappingChange says what is to become of it.

  Background:
    Given the recipe is applied
    And the readings are replayed:
      | id | place   |
      | 1  | 'attic' |
    And the sink has caught up

  Scenario: [1] By default the change is refused, and the plan says what is at stake
    Given the connector sensors of the recipe writes by other Cypher now, with onMappingChange refuse:
      """
      MERGE (s:Sensor {id: event.id}) SET s.place = event.place
      """
    When applying the recipe
    Then it should be refused because of:
      """
      Connector sensors has written records by another Cypher statement than the recipe has now (1 STANDS_IN relationships)
      """

  Scenario: [2] From now on, the new statement writes what comes
    Given the connector sensors of the recipe writes by other Cypher now, with onMappingChange from-now:
      """
      MERGE (s:Sensor {id: event.id}) SET s.place = event.place
      """
    And the recipe is applied
    When the readings are replayed:
      | id | place    |
      | 2  | 'cellar' |
    And the sink has caught up
    Then the graph should hold:
      | (:Sensor)    | 2 |
      | (:Place)     | 1 |
      | [:STANDS_IN] | 1 |

  Scenario: [3] A rebuild is refused until the graph may be cleared
    Given the connector sensors of the recipe writes by other Cypher now, with onMappingChange rebuild:
      """
      MERGE (s:Sensor {id: event.id}) MERGE (p:Place {name: event.place}) MERGE (p)-[:HAS]->(s)
      """
    When applying the recipe
    Then it should be refused because of:
      """
      1 Place, 1 Sensor nodes and 1 STANDS_IN relationships are deleted first
      """

  Scenario: [4] A rebuild clears what the connector wrote, and writes everything again
    Given the connector sensors of the recipe writes by other Cypher now, with onMappingChange rebuild:
      """
      MERGE (s:Sensor {id: event.id}) MERGE (p:Place {name: event.place}) MERGE (p)-[:HAS]->(s)
      """
    When applying the recipe with --allow-delete
    And the sink has caught up
    Then the graph should hold:
      | (:Sensor) | 1 |
      | (:Place)  | 1 |
      | [:HAS]    | 1 |

  Scenario: [5] A connector that gets another name is made anew, and the former one goes
    Given the connector sensors of the recipe is called probes now
    When applying the recipe
    Then the result should be, in order:
      | operation | resource    | name      | note                                                     |
      | 'CREATE'  | 'connector' | 'probes'  | 'It goes on where connector sensors stands, which goes.' |
      | 'DELETE'  | 'connector' | 'sensors' | 'Its name is probes now.'                                |

  Scenario: [6] It goes on where the former one stood
    Given an empty graph
    And the connector sensors of the recipe is called probes now
    And the recipe is applied
    When the readings are replayed:
      | id | place    |
      | 2  | 'cellar' |
    And the sink has caught up
    Then the graph should hold:
      | (:Sensor)    | 1 |
      | (:Place)     | 1 |
      | [:STANDS_IN] | 1 |
