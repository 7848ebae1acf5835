package dev.k2g.sink;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(Neo4jServer.Shared.class)
class WritingTest {

    private final Neo4jServer neo4j;
    private final Configs configs;

    WritingTest(Neo4jServer neo4j) {
        this.neo4j = neo4j;
        this.configs = new Configs(neo4j);
    }

    @BeforeEach
    void clear() {
        neo4j.clear();
    }

    @Test
    void writes_good_records_in_both_dialects() {
        for (Configs.Setup setup : List.of(configs.current(Configs.RSVP), configs.legacy(Configs.RSVP))) {
            neo4j.clear();
            try (TaskUnderTest task = setup.start()) {
                task.put(LongStream.range(0, 250)
                        .mapToObj(i -> Records.rsvp(i, i % 50, 1000 + i, "topic " + i % 7))
                        .toList());
                assertThat(task.deadLetters).isEmpty();
            }
            assertThat(neo4j.value("MATCH (m:MemberId) RETURN count(m)")).isEqualTo(50L);
            assertThat(neo4j.value("MATCH ()-[r:RSVP]->() RETURN count(r)")).isEqualTo(250L);
        }
    }

    @Test
    void dead_letters_only_the_bad_records_of_a_batch_and_keeps_the_order() {
        List<SinkRecord> records = new ArrayList<>();
        for (long i = 0; i < 100; i++) {
            records.add(Records.value(i, Records.map("id", i == 3 || i == 50 || i == 51 || i == 99 ? null : i)));
        }
        try (TaskUnderTest task = configs.current("""
                MERGE (n:Item {id: event.id})
                MERGE (s:Sequence) SET s.ids = coalesce(s.ids, []) + event.id""").tolerant().start()) {
            task.put(records);
            assertThat(task.deadLetters).extracting(SinkRecord::kafkaOffset).containsExactly(3L, 50L, 51L, 99L);
        }
        List<Long> expected = LongStream.range(0, 100)
                .filter(i -> i != 3 && i != 50 && i != 51 && i != 99)
                .boxed()
                .toList();
        assertThat(neo4j.value("MATCH (s:Sequence) RETURN s.ids")).isEqualTo(expected);
    }

    @Test
    void records_of_full_polls_wait_for_the_next_and_nothing_is_committed_before_it_is_written() {
        TopicPartition partition = new TopicPartition(Records.TOPIC, 0);
        Configs.Setup setup = configs.current("CREATE (:Item {id: event.id})")
                .with("consumer.override.max.poll.records", "10")
                .with("neo4j.batch-size", "10");
        try (TaskUnderTest task = setup.start()) {
            task.put(items(0, 10)).put(items(10, 20));
            assertThat(count()).isZero();
            assertThat(task.commitRequests).isZero();
            assertThat(task.timeout).isEqualTo(50);

            assertThat(task.commit(Map.of(partition, 20L))).containsKey(partition);
            assertThat(count()).isEqualTo(20);

            task.put(items(20, 30)).put();
            assertThat(count()).isEqualTo(30);
            assertThat(task.commitRequests).isEqualTo(1);

            task.put(items(30, 40)).put(items(40, 45));
            assertThat(count()).isEqualTo(45);

            for (int i = 0; i < 199; i++) {
                task.put(items(i * 10, i * 10 + 10));
            }
            assertThat(count()).isEqualTo(45);
            task.put(items(1_990, 2_000));
            assertThat(count()).isEqualTo(2_045);
        }
    }

    private static List<SinkRecord> items(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(i -> Records.value(i, Map.of("id", i)))
                .toList();
    }

    private long count() {
        return (Long) neo4j.value("MATCH (n:Item) RETURN count(n)");
    }
}
