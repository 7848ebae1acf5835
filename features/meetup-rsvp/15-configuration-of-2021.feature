Feature: 15 - The configuration of 2021

  The article configures the sink with the class and the properties of 2021. Releases from 5.1 on have others, and know
  the old ones no more.

  Scenario: [1] The article's configuration becomes current, and its password a reference
    When migrating the configuration:
      """json
      {
        "connector.class": "streams.kafka.connect.sink.Neo4jSinkConnector",
        "key.converter": "org.apache.kafka.connect.storage.StringConverter",
        "name": "meetup-neo4j",
        "neo4j.server.uri": "neo4j+s://a806547a.databases.neo4j.io:7687",
        "neo4j.authentication.basic.username": "neo4j",
        "neo4j.authentication.basic.password": "[*** Neo4j password ***]",
        "neo4j.topic.cypher.meetup-member-group-topic": "MERGE(m:MemberId {member_id: event.member_id}) MERGE(g:GroupTopicName {group_topic_name: event.group_topic_name}) MERGE(m)-[:RSVP {time: event.time}]->(g)",
        "topics": "meetup-member-group-topic",
        "value.converter": "org.apache.kafka.connect.json.JsonConverter",
        "value.converter.schemas.enable": "false"
      }
      """
    Then the result should be, in any order:
      | key                                            | value                                                                                                                                                        |
      | 'connector.class'                              | 'org.neo4j.connectors.kafka.sink.Neo4jConnector'                                                                                                             |
      | 'key.converter'                                | 'org.apache.kafka.connect.storage.StringConverter'                                                                                                           |
      | 'name'                                         | 'meetup-neo4j'                                                                                                                                               |
      | 'neo4j.uri'                                    | 'neo4j+s://a806547a.databases.neo4j.io:7687'                                                                                                                 |
      | 'neo4j.authentication.basic.username'          | 'neo4j'                                                                                                                                                      |
      | 'neo4j.authentication.basic.password'          | '${file:/etc/kafka-connect/secrets.properties:NEO4J_PASSWORD}'                                                                                               |
      | 'neo4j.cypher.topic.meetup-member-group-topic' | 'MERGE(m:MemberId {member_id: event.member_id}) MERGE(g:GroupTopicName {group_topic_name: event.group_topic_name}) MERGE(m)-[:RSVP {time: event.time}]->(g)' |
      | 'topics'                                       | 'meetup-member-group-topic'                                                                                                                                  |
      | 'value.converter'                              | 'org.apache.kafka.connect.json.JsonConverter'                                                                                                                |
      | 'value.converter.schemas.enable'               | 'false'                                                                                                                                                      |
      | 'consumer.override.max.poll.records'           | '200'                                                                                                                                                        |
    And the migration should change:
      | key                                            | becomes                                        |
      | 'connector.class'                              | 'connector.class'                              |
      | 'neo4j.server.uri'                             | 'neo4j.uri'                                    |
      | 'neo4j.topic.cypher.meetup-member-group-topic' | 'neo4j.cypher.topic.meetup-member-group-topic' |
      | 'consumer.override.max.poll.records'           | 'consumer.override.max.poll.records'           |
      | 'neo4j.authentication.basic.password'          | 'neo4j.authentication.basic.password'          |

  Scenario: [2] Durations get a unit, and what has no successor goes
    When migrating the configuration:
      """json
      {
        "connector.class": "streams.kafka.connect.sink.Neo4jSinkConnector",
        "topics": "rsvps",
        "neo4j.server.uri": "bolt+routing://localhost:7687",
        "neo4j.connection.max.lifetime.msecs": "3600000",
        "neo4j.batch.parallelize": "true",
        "neo4j.retry.max.attemps": "3",
        "neo4j.topic.cypher.rsvps": "MERGE (m:MemberId {member_id: event.member_id}) RETURN m;"
      }
      """
    Then the result should be, in any order:
      | key                                  | value                                             |
      | 'connector.class'                    | 'org.neo4j.connectors.kafka.sink.Neo4jConnector'  |
      | 'topics'                             | 'rsvps'                                           |
      | 'neo4j.uri'                          | 'neo4j://localhost:7687'                          |
      | 'neo4j.pool.max-connection-lifetime' | '1h'                                              |
      | 'neo4j.cypher.topic.rsvps'           | 'MERGE (m:MemberId {member_id: event.member_id})' |
      | 'consumer.override.max.poll.records' | '200'                                             |
    And the migration should drop:
      | key                       |
      | 'neo4j.batch.parallelize' |
      | 'neo4j.retry.max.attemps' |

  Scenario: [3] A configuration that is current stays as it is
    When migrating the configuration:
      """json
      {
        "connector.class": "org.neo4j.connectors.kafka.sink.Neo4jConnector",
        "topics": "rsvps",
        "neo4j.uri": "neo4j://localhost:7687"
      }
      """
    Then the result should be, in any order:
      | key               | value                                            |
      | 'connector.class' | 'org.neo4j.connectors.kafka.sink.Neo4jConnector' |
      | 'topics'          | 'rsvps'                                          |
      | 'neo4j.uri'       | 'neo4j://localhost:7687'                         |
    And the migration should change nothing

  Scenario: [4] A configuration of another connector is refused
    When migrating the configuration:
      """json
      {"name": "meetup-jdbc", "config": {"connector.class": "io.confluent.connect.jdbc.JdbcSinkConnector"}}
      """
    Then an InvalidInputException should be raised at compile time: The connector meetup-jdbc is not a Neo4j sink
