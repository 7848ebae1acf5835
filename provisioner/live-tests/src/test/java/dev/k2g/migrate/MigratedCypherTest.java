package dev.k2g.migrate;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.graph.Graph;
import dev.k2g.sinkconfig.SinkStatement;
import dev.k2g.testsupport.SharedStack;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** What a sink before 5.1 ran compiles in every statement in which a later one may run it, after migration. */
@ExtendWith(SharedStack.class)
class MigratedCypherTest {

    private final Endpoints endpoints;

    MigratedCypherTest(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE (a:A {x: event.x}) WITH a CALL db.labels() YIELD label RETURN label",
                "MERGE (a:A {x: event.x}) WITH a MATCH (a)-[r:R]->(b) RETURN b, count(r) ORDER BY b.x LIMIT 3;",
                "MERGE (a:A {x: event.x}) WITH a CALL { WITH a MERGE (b:B {x: a.x}) RETURN b } RETURN b",
                "MATCH (a:A) CALL db.create.setNodeVectorProperty(a, 'x', [1.0]) RETURN a",
                "MATCH (a:A), (b:B) SET a = b RETURN a",
                "MATCH (a:A)-[r:R]->(b:B) SET b += r, a.x = 1",
                "MATCH (a:A) SET a += event FOREACH (i IN [1] | SET a += event)"
            })
    void compiles(String old) {
        Map<String, String> config = Migration.of(new GivenConfig(
                        "c",
                        Map.of(
                                "connector.class",
                                "streams.kafka.connect.sink.Neo4jSinkConnector",
                                "neo4j.topic.cypher.a",
                                old)))
                .config();
        String cypher = Objects.requireNonNull(config.get("neo4j.cypher.topic.a"));
        try (Graph graph = Graph.connect(endpoints.neo4j())) {
            assertThat(graph.compile("UNWIND $events AS event\n" + old.replace(";", "")))
                    .isEmpty();
            boolean hasCypher25 = !graph.version().contains(" 5.");

            assertThat(graph.compile(
                            SinkStatement.around(cypher, Map.of(), hasCypher25).text()))
                    .as(cypher)
                    .isEmpty();
            assertThat(graph.compile(SinkStatement.inDoIt(cypher, Map.of()).text()))
                    .as(cypher)
                    .isEmpty();
        }
    }
}
