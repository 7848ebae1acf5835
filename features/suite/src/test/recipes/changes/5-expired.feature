Feature: Changes 5 - What a topic no longer has

  A topic forgets: by time, by size, by compaction. What is gone cannot be delivered again. So nothing is delivered again
  from what is left unless that is asked for, and what goes before the sink has read it is counted as expired.

  Background:
    Given the recipe is applied
    And the readings are replayed:
      | id | place    |
      | 1  | 'attic'  |
      | 2  | 'cellar' |
      | 3  | 'garden' |
    And the sink has caught up

  Scenario: [1] A rebuild is refused when the topic has not all any more, though the graph may be cleared
    Given somebody deletes the first 2 records of the topic sensor-readings
    And the connector sensors of the recipe writes by other Cypher now, with onMappingChange rebuild:
      """
      MERGE (s:Sensor {id: event.id}) MERGE (p:Place {name: event.place}) MERGE (p)-[:HAS]->(s)
      """
    When applying the recipe with --allow-delete
    Then it should be refused because of:
      """
      Connector sensors would not get everything again. What is gone: 2 records of topic sensor-readings.
      """
    And the graph should hold:
      | (:Sensor)    | 3 |
      | (:Place)     | 3 |
      | [:STANDS_IN] | 3 |

  Scenario: [2] Nor is what is left delivered again by another statement
    Given somebody deletes the first 1 record of the topic sensor-readings
    And the connector sensors of the recipe writes by other Cypher now, with onMappingChange replay:
      """
      MERGE (s:Sensor {id: event.id}) SET s.place = event.place
      """
    When applying the recipe
    Then it should be refused because of:
      """
      What is gone: 1 record of topic sensor-readings.
      """

  Scenario: [3] The graph is rebuilt from what is left when both may be
    Given somebody deletes the first 2 records of the topic sensor-readings
    And the connector sensors of the recipe writes by other Cypher now, with onMappingChange rebuild:
      """
      MERGE (s:Sensor {id: event.id}) MERGE (p:Place {name: event.place}) MERGE (p)-[:HAS]->(s)
      """
    When applying the recipe with --allow-delete and --allow-loss
    And the sink has caught up
    Then the graph should hold:
      | (:Sensor) | 1 |
      | (:Place)  | 1 |
      | [:HAS]    | 1 |

  Scenario: [4] A record that is gone before the sink has read it has expired
    Given the connector sensors is paused
    And the readings are replayed:
      | id | place  |
      | 4  | 'roof' |
      | 5  | 'barn' |
    And somebody deletes the first 4 records of the topic sensor-readings
    And the connector sensors is resumed
    When the sink has caught up
    Then the sums should be:
      | lines | messages | mapped | sent | delivered | expired |
      | 5     | 5        | 5      | 5    | 4         | 1       |

  Scenario: [5] So has the last one, after which nothing comes that the sink could read
    Given the connector sensors is paused
    And the readings are replayed:
      | id | place  |
      | 4  | 'roof' |
    And somebody deletes the first 4 records of the topic sensor-readings
    And the connector sensors is resumed
    When the sink has caught up
    Then the sums should be:
      | lines | messages | mapped | sent | delivered | expired | lag |
      | 4     | 4        | 4      | 4    | 3         | 1       | 0   |
