Feature: 04 - The Neo4j sink

  A Connect worker comes without connectors: the Neo4j sink has to be installed in it.

  @own-worker
  Scenario: [1] The worker has the Neo4j sink
    When listing the connector plugins
    Then the result should contain:
      | class                                            | type   |
      | 'org.neo4j.connectors.kafka.sink.Neo4jConnector' | 'sink' |
