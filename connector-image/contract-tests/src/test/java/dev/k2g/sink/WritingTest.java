package dev.k2g.sink;

import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
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
}
