package dev.k2g.graph;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.graph.AffectedEntity.What;
import dev.k2g.graph.GraphValue.Node;
import dev.k2g.graph.GraphValue.Path;
import dev.k2g.graph.GraphValue.Relationship;
import dev.k2g.testsupport.SharedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Query;
import org.neo4j.driver.Session;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(SharedStack.class)
class DryRunTest {

    private final Neo4jEndpoint endpoint;
    private final Graph graph;

    DryRunTest(Endpoints endpoints) {
        this.endpoint = endpoints.neo4j();
        this.graph = Graph.connect(endpoint);
    }

    @BeforeEach
    void prepare() {
        graph.query("CREATE (:RehearsalA {k: 1})-[:REHEARSAL {w: 1}]->(:RehearsalB {k: 1})", Map.of());
    }

    @AfterEach
    void close() {
        graph.query("MATCH (n:RehearsalA|RehearsalB) DETACH DELETE n", Map.of());
        graph.close();
    }

    @Test
    void tells_what_is_created_changed_matched_and_deleted_and_leaves_the_graph_alone() {
        String cypher = """
                MATCH (a:RehearsalA)-[r:REHEARSAL]->(b:RehearsalB)
                MERGE (same:RehearsalA {k: 1})
                CREATE (c:RehearsalB {k: 2})
                SET b.k = $k
                DELETE r
                CREATE (b)-[s:REHEARSAL {w: 2}]->(c)
                """;
        GraphSnapshot before = graph.snapshot();

        DryRunResult rehearsed = graph.rehearse(cypher, cypher + "RETURN a, b, c", Map.of("k", 3));

        Node a = node("RehearsalA", 1);
        assertThat(rehearsed).isInstanceOfSatisfying(DryRunResult.Done.class, done -> {
            assertThat(done.compared()).isTrue();
            assertThat(done.sideEffects().counts())
                    .containsOnly(
                            Map.entry("+nodes", 1L),
                            Map.entry("+relationships", 1L),
                            Map.entry("-relationships", 1L),
                            Map.entry("+properties", 3L),
                            Map.entry("-properties", 2L));
            assertThat(done.touched())
                    .containsExactlyInAnyOrder(
                            new AffectedEntity(What.MATCHED, Optional.of(a), Optional.of(a)),
                            new AffectedEntity(
                                    What.CHANGED,
                                    Optional.of(node("RehearsalB", 1)),
                                    Optional.of(node("RehearsalB", 3))),
                            new AffectedEntity(What.CREATED, Optional.empty(), Optional.of(node("RehearsalB", 2))),
                            new AffectedEntity(
                                    What.DELETED, Optional.of(path(a, 1, node("RehearsalB", 1))), Optional.empty()),
                            new AffectedEntity(
                                    What.CREATED,
                                    Optional.empty(),
                                    Optional.of(path(node("RehearsalB", 3), 2, node("RehearsalB", 2)))));
        });
        assertThat(graph.snapshot()).isEqualTo(before);
    }

    @Test
    void what_cannot_answer_is_rehearsed_all_the_same() {
        String cypher = "MATCH (b:RehearsalB) SET b.k = 5";

        DryRunResult rehearsed = graph.rehearse(cypher, cypher + " RETURN 1 RETURN *", Map.of());

        assertThat(rehearsed)
                .isInstanceOfSatisfying(
                        DryRunResult.Done.class,
                        done -> assertThat(done.touched())
                                .extracting(AffectedEntity::what)
                                .containsExactly(What.CHANGED));
    }

    @Test
    void data_that_the_database_refuses_is_told_in_its_words() {
        String cypher = "MERGE (:RehearsalA {k: $k})";

        assertThat(graph.rehearse(cypher, cypher, Collections.singletonMap("k", null)))
                .isInstanceOfSatisfying(
                        DryRunResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("null property value for 'k'"));
    }

    @Test
    void a_large_graph_is_counted_by_the_server() {
        GraphSnapshot before = graph.snapshot();
        try (Driver driver = GraphDriver.open(endpoint);
                Session session = driver.session()) {
            Query create = new Query("CREATE (:RehearsalA {k: 8}), (:RehearsalA {k: 9})");

            assertThat(new DryRun(session, 1).run(List.of(create), create))
                    .isInstanceOfSatisfying(DryRunResult.Done.class, done -> {
                        assertThat(done.compared()).isFalse();
                        assertThat(done.sideEffects().counts())
                                .containsEntry("+nodes", 2L)
                                .containsEntry("+labels", 2L);
                    });
        }
        assertThat(graph.snapshot()).isEqualTo(before);
    }

    private static Node node(String label, long k) {
        return new Node(new TreeSet<>(List.of(label)), Map.of("k", k));
    }

    private static Path path(Node start, long w, Node end) {
        return new Path(start, List.of(new Path.Step(new Relationship("REHEARSAL", Map.of("w", w)), true, end)));
    }
}
