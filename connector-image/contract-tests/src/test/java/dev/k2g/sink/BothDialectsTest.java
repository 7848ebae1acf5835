package dev.k2g.sink;

import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** The two classes differ in their keys, not in what they write. */
@ExtendWith(Neo4jServer.Shared.class)
class BothDialectsTest {

    private static final int RECORDS = 10_000;
    private static final int POLL = 500;

    private final Neo4jServer neo4j;
    private final Configs configs;

    BothDialectsTest(Neo4jServer neo4j) {
        this.neo4j = neo4j;
        this.configs = new Configs(neo4j);
    }

    /** What became of the records. */
    private record Result(List<Map<String, Object>> graph, List<Long> deadLetters) {}

    @Test
    void write_the_same_graph_and_the_same_dead_letters() {
        List<SinkRecord> records = generated(new Random(20170319));

        Result current = write(configs.current(Configs.RSVP), records);
        Result legacy = write(configs.legacy(Configs.RSVP), records);

        assertThat(current.deadLetters())
                .hasSizeBetween(RECORDS / 200, RECORDS / 50)
                .isSorted();
        assertThat(current.graph()).hasSizeGreaterThan(RECORDS / 2);
        assertThat(legacy.deadLetters()).isEqualTo(current.deadLetters());
        assertThat(legacy.graph()).isEqualTo(current.graph());
    }

    private Result write(Configs.Setup setup, List<SinkRecord> records) {
        neo4j.clear();
        neo4j.run("CREATE CONSTRAINT FOR (m:MemberId) REQUIRE m.member_id IS UNIQUE");
        neo4j.run("CREATE CONSTRAINT FOR (g:GroupTopicName) REQUIRE g.group_topic_name IS UNIQUE");
        try (TaskUnderTest task = setup.tolerant().start()) {
            for (int from = 0; from < records.size(); from += POLL) {
                task.put(records.subList(from, from + POLL));
            }
            List<Map<String, Object>> graph =
                    neo4j.run("""
                            MATCH (m:MemberId)-[r:RSVP]->(g:GroupTopicName)
                            RETURN m.member_id AS member, r.time AS time, g.group_topic_name AS topic
                            ORDER BY member, time, topic""").stream().map(row -> row.asMap()).toList();
            return new Result(
                    graph,
                    task.deadLetters.stream().map(SinkRecord::kafkaOffset).toList());
        }
    }

    /** RSVPs, some of them twice, one in a hundred of a kind that cannot be merged. */
    private static List<SinkRecord> generated(Random random) {
        List<SinkRecord> records = new ArrayList<>();
        for (long offset = 0; offset < RECORDS; offset++) {
            Map<String, @Nullable Object> rsvp = Records.map(
                    "member_id", (long) random.nextInt(600),
                    "time", 1_490_000_000_000L + random.nextInt(100) * 3_600_000L,
                    "group_topic_name", "Topic " + random.nextInt(400));
            switch (random.nextInt(400)) {
                case 0 -> rsvp.put("time", null);
                case 1 -> rsvp.remove("member_id");
                case 2 -> rsvp.put("group_topic_name", Map.of("name", "a map"));
                case 3 -> rsvp.put("time", List.of(1L, "two"));
                default -> {}
            }
            records.add(Records.value(offset, rsvp));
        }
        return records;
    }
}
