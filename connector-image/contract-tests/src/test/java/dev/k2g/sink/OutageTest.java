package dev.k2g.sink;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

@ExtendWith(Neo4jServer.Shared.class)
class OutageTest {

    private static final TopicPartition PARTITION = new TopicPartition(Records.TOPIC, 0);

    private final Neo4jServer neo4j;
    private final Configs configs;

    OutageTest(Neo4jServer neo4j) {
        this.neo4j = neo4j;
        this.configs = new Configs(neo4j);
    }

    @BeforeEach
    void clear() {
        neo4j.clear();
    }

    private static List<SinkRecord> items(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(i -> Records.value(i, Records.map("id", i % 100 == 50 ? null : i)))
                .toList();
    }

    @Test
    void an_outage_is_waited_for_and_blames_no_record() throws Exception {
        Configs.Setup setup = configs.current("MERGE (:Item {id: event.id})")
                .with("neo4j.batch-size", "20")
                .tolerant();
        Configs.Setup creating = setup.with("neo4j.cypher.topic." + Records.TOPIC, "CREATE (:Item {id: event.id})");
        try (TaskUnderTest task = setup.start()) {
            task.put(items(0, 200));
            neo4j.kill();
            CompletableFuture<TaskUnderTest> put = CompletableFuture.supplyAsync(() -> task.put(items(200, 600)));
            await().atMost(Duration.ofSeconds(60)).until(() -> task.retries >= 2);
            try (TaskUnderTest startedInTheOutage = creating.start()) {
                List<SinkRecord> late = items(600, 610);
                Throwable error = catchThrowable(() -> startedInTheOutage.task.put(late));
                assertThat(error).isInstanceOf(RetriableException.class).hasMessageContaining("cannot write now");
                assertThat(startedInTheOutage.timeout).isBetween(1L, 200L);

                neo4j.restart();

                assertThat(startedInTheOutage.commit(Map.of(PARTITION, 600L)))
                        .as("what the worker brings again is not written before that")
                        .isEmpty();
                startedInTheOutage.put(late);
                assertThat(startedInTheOutage.commit(Map.of(PARTITION, 610L))).containsKey(PARTITION);
            }
            put.get(120, TimeUnit.SECONDS);
            assertThat(task.deadLetters)
                    .extracting(SinkRecord::kafkaOffset)
                    .containsExactlyElementsOf(LongStream.range(0, 6)
                            .map(i -> i * 100 + 50)
                            .boxed()
                            .toList());
        }
        assertThat(neo4j.value("MATCH (n:Item) RETURN count(n)")).isEqualTo(604L);
    }
}
