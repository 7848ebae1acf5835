package dev.k2g.sink;

import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A server that has apoc.cypher.doIt: connector 5.5 runs the Cypher by it. */
@ExtendWith(Neo4jServer.WithDoIt.class)
class DoItTest {

    private static final String CONTENT = "contentOfTheRecord";

    private final Neo4jServer neo4j;
    private final Configs configs;

    DoItTest(Neo4jServer neo4j) {
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
                    Records.value(0, Map.of("id", 1L)),
                    Records.value(1, Map.of("id", 2L)),
                    Records.value(2, Map.of("id", 2L)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE (n:Item {id: event.id})",
                "MERGE (n:Item {id: event.id});",
                "MERGE (n:Item {id: event.id}) RETURN n",
                "MERGE (e:Item {id: event.id})",
                "FOREACH (e IN [event.id] | MERGE (n:Item {id: e}))",
                "MERGE (n:Item {id: $e.value.id})",
                "MATCH (n:Item) RETURN n UNION MERGE (n:Item {id: $e.value.id}) RETURN n",
            })
    void what_fits_no_subquery_passes(String cypher) {
        put(configs.current(cypher));

        assertThat(neo4j.value("MATCH (n:Item) WITH n ORDER BY n.id RETURN collect(n.id)"))
                .isEqualTo(List.of(1L, 2L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FILTER event.id > 0 MERGE (n:Item {id: event.id})",
                "LET id = event.id MERGE (n:Item {id: id})",
                "MERGE (n:Item {id: evnt.id})",
            })
    void what_the_default_language_does_not_have_ends_the_task_and_says_why(String cypher) {
        assertThatThrownBy(() -> put(configs.current(cypher).tolerant()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Neo4j refuses the Cypher of topic rsvps: ")
                .hasMessageContaining("(line 1, column ")
                .hasMessageContaining("Neo4j has apoc.cypher.doIt");
        assertThat(neo4j.value("MATCH (n) RETURN count(n)")).isEqualTo(0L);
    }

    @Test
    void the_parts_of_a_record_are_bound() {
        try (TaskUnderTest task = configs.current("""
                        WITH event, __key, __header, __timestamp
                        CREATE (:Item {id: event.id, key: __key, header: __header.h, year: __timestamp.year})""").start()) {
            SinkRecord record = new SinkRecord(
                    Records.TOPIC,
                    0,
                    null,
                    "k",
                    null,
                    Map.of("id", 1L),
                    0,
                    1_500_000_000_000L,
                    TimestampType.CREATE_TIME);
            record.headers().add("h", "v", Schema.STRING_SCHEMA);
            task.put(record);
        }
        assertThat(neo4j.value("MATCH (n:Item) RETURN [n.id, n.key, n.header, n.year]"))
                .isEqualTo(List.of(1L, "k", "v", 2017L));
    }

    @Test
    void only_the_record_that_cannot_be_written_is_dead_lettered_and_shows_no_contents() {
        try (TaskUnderTest task = configs.current("MERGE (:Item {id: event.id, text: event.text})")
                .tolerant()
                .start()) {
            task.put(
                    Records.value(0, Map.of("id", 0L, "text", CONTENT)),
                    Records.value(1, Map.of("text", CONTENT)),
                    Records.value(2, Map.of("id", 2L, "text", CONTENT)));

            assertThat(task.deadLetters).extracting(SinkRecord::kafkaOffset).containsExactly(1L);
            assertThat(task.deadLetterErrors)
                    .singleElement()
                    .satisfies(error -> assertThat(error)
                            .hasMessageContaining("a property that the Cypher merges on is probably null or absent")
                            .hasMessageContaining("naming `id`")
                            .hasMessageNotContaining(CONTENT)
                            .hasNoCause());
        }
        assertThat(neo4j.value("MATCH (n:Item) RETURN count(n)")).isEqualTo(2L);
    }

    @Test
    void a_text_that_is_no_date_is_the_records_fault() {
        try (TaskUnderTest task = configs.current("CREATE (:Item {day: date(event.day)})")
                .tolerant()
                .start()) {
            task.put(Records.value(0, Map.of("day", "2017-02-30")), Records.value(1, Map.of("day", "2017-02-28")));

            assertThat(task.deadLetters).extracting(SinkRecord::kafkaOffset).containsExactly(0L);
        }
    }

    @Test
    void legacy_connectors_know_nothing_of_it() {
        put(configs.legacy("MERGE (n:Item {id: event.id}) RETURN n"));

        assertThat(neo4j.value("MATCH (n:Item) RETURN count(n)")).isEqualTo(2L);
    }
}
