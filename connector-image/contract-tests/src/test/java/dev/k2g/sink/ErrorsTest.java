package dev.k2g.sink;

import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(Neo4jServer.Shared.class)
class ErrorsTest {

    private static final String CONTENT = "contentOfTheRecord";

    private final Neo4jServer neo4j;
    private final Configs configs;

    ErrorsTest(Neo4jServer neo4j) {
        this.neo4j = neo4j;
        this.configs = new Configs(neo4j);
    }

    @BeforeEach
    void clear() {
        neo4j.clear();
    }

    private static String traceOf(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "MERGE (:Item {id: event.id})|null or absent (Neo.ClientError.Statement.SemanticError, naming `id`, `Item`)",
                "CREATE (:Unique {name: event.name})|violates a constraint of the graph",
                "CREATE (:Item {d: date(event.name)})|such as a date's",
                "CREATE (:Item {n: 1 / event.zero})|a calculation",
                "CREATE (:Unique {name: event.large})|refuses",
            })
    void only_the_record_that_cannot_be_written_is_dead_lettered(String cypher, String reason) {
        neo4j.run("CREATE CONSTRAINT u FOR (n:Unique) REQUIRE n.name IS UNIQUE");
        neo4j.run("CREATE (:Unique {name: '" + CONTENT + "'})");
        Map<String, Object> bad = Map.of("name", CONTENT, "zero", 0L, "large", CONTENT.repeat(5_000));
        List<SinkRecord> records = new ArrayList<>();
        records.add(Records.value(0, good(cypher, 0)));
        records.add(Records.value(1, bad));
        records.add(Records.value(2, good(cypher, 2)));
        try (TaskUnderTest task = configs.current(cypher).tolerant().start()) {
            task.put(records);
            assertThat(task.deadLetters).extracting(SinkRecord::kafkaOffset).containsExactly(1L);
            assertThat(task.deadLetterErrors).singleElement().satisfies(error -> {
                assertThat(error)
                        .hasMessageContaining("The record at topic rsvps, partition 0, offset 1 cannot be written")
                        .hasMessageContaining(reason)
                        .hasNoCause();
                assertThat(traceOf(error)).doesNotContain(CONTENT);
            });
            assertThat(task.retries).isZero();
        }
        assertThat(neo4j.value("MATCH (n) RETURN count(n)")).isEqualTo(3L);
    }

    private static Map<String, Object> good(String cypher, long id) {
        String name = cypher.contains("date") ? "2017-03-19" : "n" + id;
        return Map.of("id", id, "name", name, "zero", 1L, "large", "l" + id);
    }

    @Test
    void a_map_as_a_property_is_refused_even_as_the_only_record() {
        try (TaskUnderTest task =
                configs.current("CREATE (:Item {v: event.v})").tolerant().start()) {
            task.put(Records.value(0, Map.of("v", Map.of("a", CONTENT))));
            assertThat(task.deadLetterErrors)
                    .singleElement()
                    .satisfies(error ->
                            assertThat(traceOf(error)).contains("wrong type").doesNotContain(CONTENT));
        }
    }

    /** Bad records of two kinds at random places: one that looks different, one that looks like the good ones. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void delivered_and_dead_lettered_are_exact_and_in_order(long seed) {
        Random random = new Random(seed);
        List<SinkRecord> records = new ArrayList<>();
        List<Long> good = new ArrayList<>();
        List<Long> bad = new ArrayList<>();
        for (long i = 0; i < 400; i++) {
            int dice = random.nextInt(40);
            boolean isBad = dice < 3;
            (isBad ? bad : good).add(i);
            records.add(Records.value(
                    i,
                    Records.map("id", i, "time", dice == 0 ? null : 1L, "day", isBad ? "2017-02-30" : "2017-02-28")));
        }
        try (TaskUnderTest task =
                configs.current("""
                        MERGE (n:Item {time: event.time})
                        MERGE (s:Sequence) SET s.ids = coalesce(s.ids, []) + event.id, s.day = date(event.day)""").with("neo4j.batch-size", "64").tolerant().start()) {
            task.put(records.subList(0, 150));
            task.put(records.subList(150, 400));
            assertThat(task.deadLetters).extracting(SinkRecord::kafkaOffset).containsExactlyElementsOf(bad);
        }
        assertThat(neo4j.value("MATCH (s:Sequence) RETURN s.ids")).isEqualTo(good);
    }

    @Test
    void without_tolerance_the_task_ends_at_the_bad_record_and_what_stood_before_it_is_written() {
        try (TaskUnderTest task =
                configs.current("MERGE (:Item {id: event.id})").start()) {
            List<SinkRecord> records = new ArrayList<>();
            for (long i = 0; i < 20; i++) {
                records.add(Records.value(i, Records.map("id", i == 13 ? null : i, "text", CONTENT)));
            }
            assertThatThrownBy(() -> task.put(records))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("topic rsvps, partition 0, offset 13")
                    .hasMessageContaining("errors.tolerance=all")
                    .satisfies(error -> assertThat(traceOf(error)).doesNotContain(CONTENT));
            assertThat(task.deadLetters).isEmpty();
        }
        assertThat(neo4j.value("MATCH (n:Item) RETURN count(n)")).isEqualTo(13L);
    }

    @Test
    void tolerance_without_anywhere_to_report_ends_the_task() {
        try (TaskUnderTest task =
                configs.current("MERGE (:Item {id: event.id})").tolerant().startWithoutReporter()) {
            assertThatThrownBy(() -> task.put(Records.value(0, Map.of())))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("errors.deadletterqueue.topic.name");
        }
    }

    @Test
    void a_report_that_fails_ends_the_task() {
        try (TaskUnderTest task =
                configs.current("MERGE (:Item {id: event.id})").tolerant().start()) {
            task.reportResult = CompletableFuture.failedFuture(new IllegalStateException("no such topic"));
            assertThatThrownBy(() -> task.put(Records.value(0, Map.of())))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("could not be reported");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE (:Item {id: event.id}",
                "CREATE (:Item {id: evnt.id})",
                "CALL no.such.procedure(event.id)",
                "CREATE (:Item {id: noSuchFunction(event.id)})",
                "CREATE (:Item {id: $missing})",
            })
    void wrong_cypher_ends_the_task_at_the_first_record_and_blames_no_record(String cypher) {
        try (TaskUnderTest task = configs.current(cypher).tolerant().start()) {
            assertThatThrownBy(() -> task.put(Records.value(0, Map.of("id", CONTENT))))
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining("topic rsvps")
                    .hasMessageContaining("Correct the Cypher")
                    .satisfies(error -> assertThat(traceOf(error)).doesNotContain(CONTENT));
            assertThat(task.deadLetters).isEmpty();
        }
    }

    @Test
    void a_wrong_password_ends_the_task_at_its_start() {
        assertThatThrownBy(() -> configs.current("CREATE (:A)")
                        .with("neo4j.authentication.basic.password", "hunter2")
                        .start())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Correct the connector's credentials")
                .satisfies(error -> assertThat(traceOf(error)).doesNotContain("hunter2"));
    }

    @Test
    void missing_rights_end_the_task_and_blame_no_record() {
        neo4j.run("CREATE USER guest IF NOT EXISTS SET PASSWORD 'guest-password' CHANGE REQUIRED");
        Configs.Setup setup = configs.current("CREATE (:Item {id: event.id})")
                .tolerant()
                .with("neo4j.authentication.basic.username", "guest")
                .with("neo4j.authentication.basic.password", "guest-password");
        assertThatThrownBy(() -> {
                    try (TaskUnderTest task = setup.start()) {
                        task.put(Records.value(0, Map.of("id", CONTENT)));
                    }
                })
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class)
                .hasMessageContaining("Neo.ClientError.Security.CredentialsExpired")
                .satisfies(error -> assertThat(traceOf(error)).doesNotContain(CONTENT));
    }

    @Test
    void an_unknown_database_ends_the_task() {
        try (TaskUnderTest task = configs.current("CREATE (:Item)")
                .tolerant()
                .with("neo4j.database", "nowhere")
                .start()) {
            assertThatThrownBy(() -> task.put(Records.value(0, Map.of())))
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining("nowhere");
            assertThat(task.deadLetters).isEmpty();
        }
    }

    @Test
    void a_batch_that_is_too_large_for_a_transaction_is_written_in_parts() {
        List<SinkRecord> records = LongStream.range(0, 40)
                .mapToObj(i -> Records.value(i, Map.of("id", i)))
                .toList();
        try (TaskUnderTest task = configs.current("""
                        UNWIND range(1, 2000) AS i
                        CREATE (:Item {id: event.id, i: i, text: 'some text to make it larger' + i})""").tolerant().start()) {
            task.put(records);
            assertThat(task.deadLetters).isEmpty();
        }
        assertThat(neo4j.value("MATCH (n:Item) RETURN count(DISTINCT n.id)")).isEqualTo(40L);
    }

    @Test
    void deadlocks_between_tasks_are_retried() throws Exception {
        neo4j.run("UNWIND range(0, 20) AS id CREATE (:Item {id: id, n: 0})");
        Configs.Setup setup = configs.current("MATCH (n:Item {id: event.id}) SET n.n = n.n + 1")
                .tolerant();
        int rounds = 30;
        CountDownLatch start = new CountDownLatch(2);
        List<CompletableFuture<Integer>> tasks = List.of(0, 1).stream()
                .map(number -> CompletableFuture.supplyAsync(() -> {
                    try (TaskUnderTest task = setup.start(number)) {
                        start.countDown();
                        start.await();
                        for (int round = 0; round < rounds; round++) {
                            List<SinkRecord> records = new ArrayList<>();
                            for (long i = 0; i <= 20; i++) {
                                records.add(Records.value(i, Map.of("id", number == 0 ? i : 20 - i)));
                            }
                            task.put(records);
                        }
                        return task.deadLetters.size();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        for (CompletableFuture<Integer> task : tasks) {
            assertThat(task.get()).isZero();
        }
        assertThat(neo4j.value("MATCH (n:Item) RETURN sum(n.n)")).isEqualTo(2L * rounds * 21);
    }
}
