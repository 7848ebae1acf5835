package dev.k2g.graph;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.plan.GraphDeletion;
import dev.k2g.plan.GraphDeletion.KeptNodes;
import dev.k2g.recipe.cypher.CypherWrites;
import dev.k2g.testsupport.SharedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(SharedStack.class)
class WrittenPartTest {

    private static final CypherWrites WRITES = CypherWrites.of(List.of(
            "MATCH (g:WpGoal {id: event.goal}) MERGE (r:WpResult {goal: event.goal}) MERGE (r)<-[:WP_HAS]-(g)",
            "MATCH (a:WpGoal {id: event.a}), (b:WpGoal {id: event.b}) MERGE (a)-[:WP_BEFORE]->(b)",
            "MERGE (p:WpPart:`Wp odd ``name` {id: event.part})-[:WP_OF]->(:WpResult {goal: event.goal})"));

    private final Graph graph;

    WrittenPartTest(Endpoints endpoints) {
        this.graph = Graph.connect(endpoints.neo4j());
    }

    @AfterEach
    void close() {
        graph.query("MATCH (n) WHERE any(label IN labels(n) WHERE label STARTS WITH 'Wp') DETACH DELETE n", Map.of());
        graph.close();
    }

    @Test
    void is_counted_before_it_goes_and_leaves_what_others_own() {
        graph.query("""
                CREATE (g:WpGoal {id: 1})-[:WP_HAS]->(r:WpResult {goal: 1}),
                  (h:WpGoal {id: 2})-[:WP_HAS]->(s:WpResult:WpArchived {goal: 2}), (g)-[:WP_BEFORE]->(h),
                  (p:WpPart:`Wp odd ``name` {id: 1})-[:WP_OF]->(r), (:WpPart:WpMarked:WpArchived)-[:WP_OF]->(s),
                  (t:WpTeam)-[:WP_WATCHES]->(r), (t)-[:WP_OWNS]->(g), (t)-[:WP_BEFORE]->(:WpTeam), (p)-[:WP_LIKES]->(p)
                """, Map.of());
        WrittenPart part = graph.writtenPart(WRITES);

        GraphDeletion counted = part.count();
        part.delete();

        assertThat(counted.nodes()).isEqualTo(Map.of("WpPart", 1L, "WpResult", 1L, "Wp odd `name", 1L));
        assertThat(counted.relationships()).isEqualTo(Map.of("WP_BEFORE", 1L, "WP_HAS", 2L, "WP_OF", 2L));
        assertThat(counted.othersRelationships()).isEqualTo(Map.of("WP_LIKES", 1L, "WP_WATCHES", 1L));
        assertThat(counted.keptNodes())
                .isEqualTo(Map.of(
                        "WpPart", new KeptNodes(1, new TreeSet<>(List.of("WpArchived", "WpMarked"))),
                        "WpResult", new KeptNodes(1, new TreeSet<>(List.of("WpArchived")))));
        assertThat(counted.keptRelationships()).isEqualTo(Map.of("WP_BEFORE", 1L));
        assertThat(of("Wp", graph.counts().nodes()))
                .isEqualTo(Map.of(
                        "WpArchived", 2L, "WpGoal", 2L, "WpMarked", 1L, "WpPart", 1L, "WpResult", 1L, "WpTeam", 2L));
        assertThat(of("WP_", graph.counts().relationships())).isEqualTo(Map.of("WP_BEFORE", 1L, "WP_OWNS", 1L));
        assertThat(part.count().nodes()).isEmpty();
        assertThat(part.count().relationships()).isEmpty();
    }

    @Test
    void is_deleted_in_many_transactions() {
        graph.query("CREATE (r:WpResult) WITH r UNWIND range(1, 25000) AS i CREATE (r)<-[:WP_OF]-(:WpPart)", Map.of());
        WrittenPart part = graph.writtenPart(WRITES);

        assertThat(part.count().nodes()).isEqualTo(Map.of("WpPart", 25_000L, "WpResult", 1L));
        part.delete();

        assertThat(of("Wp", graph.counts().nodes())).isEmpty();
    }

    @Test
    void is_nothing_where_nothing_is_written() {
        graph.query("CREATE (:WpGoal)-[:WP_HAS]->(:WpResult)", Map.of());
        WrittenPart part =
                graph.writtenPart(CypherWrites.of("MATCH (g:WpGoal)-[:WP_HAS]->(r:WpResult) SET r.seen = true"));

        assertThat(part.count().nodes()).isEmpty();
        part.delete();

        assertThat(of("WP_", graph.counts().relationships())).isEqualTo(Map.of("WP_HAS", 1L));
    }

    private static Map<String, Long> of(String prefix, Map<String, Long> counts) {
        Map<String, Long> some = new TreeMap<>(counts);
        some.keySet().removeIf(name -> !name.startsWith(prefix));
        return some;
    }
}
