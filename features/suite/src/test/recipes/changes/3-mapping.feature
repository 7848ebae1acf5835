Feature: Changes 3 - A mapping is changed

  A connector that has written by one Cypher statement cannot simply go on with another: the graph would be of both
  kinds. The recipe's onMappingChange says what is to become of it.

  Background:
    Given k2g has applied the recipe
    When the readings are replayed:
      """
      {"id": 1, "place": "attic"}
      """
    And the sink has caught up

  Scenario: [1] By default the change is refused, and the plan says what is at stake
    Given the connector sensors of the recipe writes by other Cypher now, with onMappingChange refuse:
      """
      MERGE (s:Sensor {id: event.id}) SET s.place = event.place
      """
    When k2g applies the recipe
    Then it should be refused, since Connector sensors has written records by another Cypher statement than the recipe has now (1 STANDS_IN relationships)

  Scenario: [2] From now on, the new statement writes what comes
    Given the connector sensors of the recipe writes by other Cypher now, with onMappingChange from-now:
      """
      MERGE (s:Sensor {id: event.id}) SET s.place = event.place
      """
    And k2g has applied the recipe
    When the readings are replayed:
      """
      {"id": 2, "place": "cellar"}
      """
    And the sink has caught up
    Then the graph should hold:
      | (:Sensor)    | 2 |
      | (:Place)     | 1 |
      | [:STANDS_IN] | 1 |

  Scenario: [3] A rebuild clears the recipe's labels, and writes everything again
    Given the connector sensors of the recipe writes by other Cypher now, with onMappingChange rebuild:
      """
      MERGE (s:Sensor {id: event.id}) MERGE (p:Place {name: event.place}) MERGE (p)-[:HAS]->(s)
      """
    When k2g applies the recipe
    Then it should be refused, since what its recipe wrote (1 STANDS_IN relationships) is deleted first
    When k2g applies the recipe and may delete
    And the sink has caught up
    Then the graph should hold:
      | (:Sensor) | 1 |
      | (:Place)  | 1 |
      | [:HAS]    | 1 |

  Scenario: [4] A connector that gets another name goes on where it stood
    Given having executed:
      """
      MATCH (n) DETACH DELETE n
      """
    And the connector sensors of the recipe is called probes now
    When k2g applies the recipe
    Then the result should be, in order:
      | operation | resource    | name      | note                                                     |
      | 'CREATE'  | 'connector' | 'probes'  | 'It goes on where connector sensors stands, which goes.' |
      | 'DELETE'  | 'connector' | 'sensors' | 'Its name is probes now.'                                |
    When the readings are replayed:
      """
      {"id": 2, "place": "cellar"}
      """
    And the sink has caught up
    Then the graph should hold:
      | (:Sensor)    | 1 |
      | (:Place)     | 1 |
      | [:STANDS_IN] | 1 |
