package dev.k2g.sink;

import dev.k2g.sink.config.Bindings;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Cypher may be written, and what becomes of it. */
@ExtendWith(Neo4jServer.Shared.class)
class StatementTest {

    private final Neo4jServer neo4j;
    private final Configs configs;

    StatementTest(Neo4jServer neo4j) {
        this.neo4j = neo4j;
        this.configs = new Configs(neo4j);
    }

    @BeforeEach
    void clear() {
        neo4j.clear();
    }

    private void put(Configs.Setup setup) {
        try (TaskUnderTest task = setup.start()) {
            task.put(
                    Records.value(0, Map.of("id", 1L, "tags", List.of("a", "b"))),
                    Records.value(1, Map.of("id", 2L, "tags", List.of("b"))),
                    Records.value(2, Map.of("id", 2L, "tags", List.of())));
        }
    }

    @Test
    void wraps_cypher_in_the_manner_of_the_connectors() {
        assertThat(CypherWrapper.cypher5("CREATE (:A)", Projection.exact(new Bindings("", "", "__key", "v", true))))
                .isEqualTo("""
                        UNWIND $events AS e
                        CALL (e) {
                        WITH e.value AS `event`, e.key AS `__key`, e.value AS `v`
                        CREATE (:A)
                        RETURN 0 AS x
                        }
                        FINISH""");
        assertThat(CypherWrapper.cypher25("CREATE (:A)", Projection.exact(Bindings.eventOnly())))
                .isEqualTo("""
                CYPHER 25
                UNWIND $events AS e
                CALL (e) {
                WHEN true THEN {
                WITH e.value AS `event`
                CREATE (:A)
                }
                }
                FINISH""");
        assertThat(CypherWrapper.legacy("CREATE (:A)")).isEqualTo("UNWIND $events AS event\nCREATE (:A)");
    }

    @Test
    void sends_no_more_of_a_record_than_the_cypher_can_see() {
        Bindings bindings = new Bindings("__timestamp", "__header", "__key", "__value", true);
        Map<String, Object> whole = Map.of("timestamp", 1, "header", Map.of(), "key", "k", "value", 2);

        Projection value = Projection.lean(bindings, "CREATE (:A {v: event.v, w: __value.w})");
        assertThat(value.text()).isEqualTo("e AS `event`, e AS `__value`");
        assertThat(value.parameter(new HashMap<>(whole))).isEqualTo(2);

        Projection keyToo = Projection.lean(bindings, "CREATE (:A {v: event.v, k: __key})");
        assertThat(keyToo.text()).isEqualTo("e.value AS `event`, e.key AS `__key`");
        assertThat(keyToo.parameter(new HashMap<>(whole))).isEqualTo(Map.of("value", 2, "key", "k"));

        Projection nothingSeen = Projection.lean(bindings, "CREATE (:A)");
        Projection hidden = Projection.lean(bindings, "CREATE (:A {k: event.k, l: \\u005F_key})");
        assertThat(List.of(nothingSeen, hidden)).containsOnly(Projection.exact(bindings));
    }

    @Test
    void asks_for_cypher_25_from_2025_06_on() {
        assertThat(ServerVersion.ofAgent("Neo4j/5.26.30").runsCypher25()).isFalse();
        assertThat(ServerVersion.ofAgent("Neo4j/2025.05.0").runsCypher25()).isFalse();
        assertThat(ServerVersion.ofAgent("Neo4j/2025.06.1").runsCypher25()).isTrue();
        assertThat(ServerVersion.ofAgent("Neo4j/2026.08.1").runsCypher25()).isTrue();
        assertThat(ServerVersion.ofAgent("Neo4j/unknown").runsCypher25()).isFalse();
    }

    @Test
    void runs_clauses_of_all_kinds_and_a_last_line_that_is_a_comment() {
        put(configs.current("""
                WITH event WHERE event IS NOT NULL
                MERGE (n:Item {id: event.id})
                  ON CREATE SET n.seen = 1
                  ON MATCH SET n.seen = n.seen + 1
                FOREACH (tag IN event.tags | MERGE (t:Tag {name: tag}) MERGE (n)-[:TAGGED]->(t))
                WITH n
                OPTIONAL MATCH (n)-[:TAGGED]->(t)
                WITH n, count(t) AS tags
                SET n.tags = tags // as of now"""));
        assertThat(neo4j.value("MATCH (n:Item) WITH n ORDER BY n.id RETURN collect([n.id, n.seen, n.tags])"))
                .isEqualTo(List.of(List.of(1L, 1L, 2L), List.of(2L, 2L, 1L)));
    }

    @Test
    void an_aggregation_sees_one_record() {
        put(configs.current("WITH collect(event.id) AS ids CREATE (:Seen {ids: ids})"));
        assertThat(neo4j.value("MATCH (n:Seen) RETURN count(n)")).isEqualTo(3L);
    }

    @Test
    void a_record_that_matches_nothing_does_not_stop_the_next() {
        put(configs.current("MATCH (n:Item {id: event.id - 1}) CREATE (:Never)"));
        put(configs.current("WITH event WHERE event.id = 2 CREATE (:Item {id: event.id})"));
        assertThat(neo4j.value("MATCH (n:Item) RETURN count(n)")).isEqualTo(2L);
    }

    @Test
    void duplicates_in_one_batch_merge_into_one() {
        put(configs.current("MERGE (:Item {id: event.id})"));
        assertThat(neo4j.value("MATCH (n:Item) RETURN count(n)")).isEqualTo(2L);
    }

    @Test
    void a_final_semicolon_passes_in_legacy_connectors_only() {
        put(configs.legacy("MERGE (n:Item {id: event.id});"));
        assertRefused("MERGE (n:Item {id: event.id});");
    }

    @Test
    void a_final_return_passes_in_legacy_connectors_and_in_cypher_25() {
        put(configs.legacy("MERGE (n:Item {id: event.id}) RETURN n"));
        if (neo4j.runsCypher25()) {
            put(configs.current("MERGE (n:Item {id: event.id}) RETURN n"));
            assertThat(neo4j.value("MATCH (n:Item) RETURN count(n)")).isEqualTo(2L);
        } else {
            assertRefused("MERGE (n:Item {id: event.id}) RETURN n");
        }
    }

    @Test
    void what_only_cypher_25_has_passes_where_the_server_has_it() {
        String conditional = "CALL (event) { WHEN event.id = 1 THEN { CREATE (:One) } ELSE { CREATE (:Other) } }";
        if (neo4j.runsCypher25()) {
            put(configs.current(conditional));
            assertThat(neo4j.value("MATCH (n:One) RETURN count(n)")).isEqualTo(1L);
            assertThat(neo4j.value("MATCH (n:Other) RETURN count(n)")).isEqualTo(2L);
        } else {
            assertRefused(conditional);
        }
    }

    private void assertRefused(String cypher) {
        assertThatThrownBy(() -> put(configs.current(cypher)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Neo4j refuses the Cypher of topic rsvps");
    }

    @Test
    void wrong_cypher_is_told_with_its_own_line() {
        for (Configs.Setup setup : List.of(
                configs.current("MERGE (n:Item)\nSET n.id = evnt.id"),
                configs.legacy("MERGE (n:Item)\nSET n.id = evnt.id"))) {
            assertThatThrownBy(() -> put(setup))
                    .hasMessageContaining("Variable `evnt` not defined (line 2, column 12)")
                    .hasNoCause();
        }
    }

    @Test
    void each_topic_has_its_own_cypher() {
        Configs.Setup setup = configs.current("CREATE (:One)")
                .with("topics", "rsvps, second")
                .with("neo4j.cypher.topic.second", "CREATE (:Two)");
        try (TaskUnderTest task = setup.start()) {
            task.put(
                    Records.value(0, Map.of()),
                    new SinkRecord("second", 0, null, null, null, Map.of(), 0, 1L, TimestampType.CREATE_TIME),
                    Records.value(1, Map.of()));
        }
        assertThat(neo4j.value("MATCH (n:One) RETURN count(n)")).isEqualTo(2L);
        assertThat(neo4j.value("MATCH (n:Two) RETURN count(n)")).isEqualTo(1L);
    }

    @Test
    void a_record_of_another_topic_ends_the_task() {
        try (TaskUnderTest task = configs.current("CREATE (:One)").start()) {
            assertThatThrownBy(() -> task.put(new SinkRecord("renamed", 0, null, null, null, Map.of(), 0)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("Topic renamed has no Cypher");
        }
    }

    @Test
    void tombstones_are_null_events_now_and_were_ignored_before() {
        try (TaskUnderTest task =
                configs.current("CREATE (:Seen {isNull: event IS NULL})").start()) {
            task.put(Records.value(0, null), Records.value(1, "text"));
        }
        assertThat(neo4j.value("MATCH (n:Seen) RETURN collect(n.isNull)")).isEqualTo(List.of(true, false));
        neo4j.clear();
        try (TaskUnderTest task =
                configs.legacy("CREATE (:Seen {isNull: event IS NULL})").start()) {
            task.put(Records.value(0, null), Records.value(1, "text"), Records.value(2, List.of(1L)));
            assertThat(task.deadLetters).isEmpty();
        }
        assertThat(neo4j.value("MATCH (n:Seen) RETURN count(n)")).isEqualTo(0L);
    }
}
