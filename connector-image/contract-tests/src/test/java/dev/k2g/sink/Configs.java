package dev.k2g.sink;

import org.apache.kafka.connect.sink.SinkConnector;
import org.neo4j.connectors.kafka.sink.Neo4jConnector;
import streams.kafka.connect.sink.Neo4jSinkConnector;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Connector configurations against a server. */
final class Configs {

    static final String RSVP = """
            MERGE (m:MemberId {member_id: event.member_id})
            MERGE (g:GroupTopicName {group_topic_name: event.group_topic_name})
            MERGE (m)-[:RSVP {time: event.time}]->(g)""";

    private final Neo4jServer neo4j;

    Configs(Neo4jServer neo4j) {
        this.neo4j = neo4j;
    }

    /** A connector with its configuration. */
    record Setup(Supplier<SinkConnector> connector, Map<String, String> config) {

        Setup with(String key, String value) {
            Map<String, String> changed = new HashMap<>(config);
            changed.put(key, value);
            return new Setup(connector, changed);
        }

        Setup without(String key) {
            Map<String, String> changed = new HashMap<>(config);
            changed.remove(key);
            return new Setup(connector, changed);
        }

        Setup tolerant() {
            return with("errors.tolerance", "all");
        }

        TaskUnderTest start() {
            return TaskUnderTest.start(connector.get(), config);
        }

        TaskUnderTest start(int number) {
            return TaskUnderTest.start(connector.get(), config, number);
        }

        TaskUnderTest startWithoutReporter() {
            return TaskUnderTest.startWithoutReporter(connector.get(), config);
        }
    }

    Setup current(String cypher) {
        return new Setup(
                Neo4jConnector::new,
                Map.of(
                        "name",
                        "sink-test",
                        "topics",
                        Records.TOPIC,
                        "neo4j.uri",
                        neo4j.uri(),
                        "neo4j.authentication.basic.username",
                        "neo4j",
                        "neo4j.authentication.basic.password",
                        neo4j.password(),
                        "neo4j.cypher.topic." + Records.TOPIC,
                        cypher));
    }

    Setup legacy(String cypher) {
        return new Setup(
                Neo4jSinkConnector::new,
                Map.of(
                        "name",
                        "sink-test",
                        "topics",
                        Records.TOPIC,
                        "neo4j.server.uri",
                        neo4j.uri(),
                        "neo4j.authentication.basic.username",
                        "neo4j",
                        "neo4j.authentication.basic.password",
                        neo4j.password(),
                        "neo4j.topic.cypher." + Records.TOPIC,
                        cypher));
    }
}
