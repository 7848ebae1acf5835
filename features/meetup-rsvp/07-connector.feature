Feature: 07 - The connector

  Scenario: [1] Once the recipe is applied, the connector and its task run
    When the recipe is applied
    Then the connector should be RUNNING with 1 task

  @own-worker
  Scenario: [2] It reads the topic of the RSVPs and writes what it cannot merge to the dead letter topic
    Given the recipe is applied
    When reading the configuration of the connector meetup-neo4j
    Then the result should contain:
      | key                                 | value                                            |
      | 'connector.class'                   | 'org.neo4j.connectors.kafka.sink.Neo4jConnector' |
      | 'topics'                            | 'meetup-member-group-topic'                      |
      | 'value.converter'                   | 'org.apache.kafka.connect.json.JsonConverter'    |
      | 'value.converter.schemas.enable'    | 'false'                                          |
      | 'errors.deadletterqueue.topic.name' | 'meetup-neo4j-dlq'                               |
    And the property neo4j.cypher.topic.meetup-member-group-topic should be:
      """
      MERGE (m:MemberId {member_id: event.member_id})
      MERGE (g:GroupTopicName {group_topic_name: event.group_topic_name})
      MERGE (m)-[:RSVP {time: event.time}]->(g)
      """

  # Everybody who reaches the worker can read the configuration.
  @own-worker
  Scenario: [3] It keeps the password of the graph to itself
    Given the recipe is applied
    When reading the configuration of the connector meetup-neo4j
    Then the property neo4j.authentication.basic.password should be a reference
    And no secret should be in the result
