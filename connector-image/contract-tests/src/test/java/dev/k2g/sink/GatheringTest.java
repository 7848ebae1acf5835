package dev.k2g.sink;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import streams.kafka.connect.sink.Neo4jSinkConnector;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a task does with records that wait. No database is asked: bad ones cannot be read, and others are ignored. */
class GatheringTest {

    private static final TopicPartition FIRST = new TopicPartition(Records.TOPIC, 0);
    private static final TopicPartition SECOND = new TopicPartition(Records.TOPIC, 1);

    /** Whose full polls have two records. */
    private static final Configs.Setup LEGACY = new Configs.Setup(
                    Neo4jSinkConnector::new,
                    Map.of(
                            "name",
                            "gathering",
                            "topics",
                            Records.TOPIC,
                            "neo4j.server.uri",
                            "bolt://127.0.0.1:1",
                            "neo4j.authentication.basic.username",
                            "neo4j",
                            "neo4j.authentication.basic.password",
                            "unused",
                            "neo4j.topic.cypher." + Records.TOPIC,
                            "CREATE (:Item {id: event.id})",
                            "consumer.override.max.poll.records",
                            "2"))
            .tolerant();

    private static SinkRecord bad(int partition, long offset) {
        return record(partition, offset, Map.of("id", new Object()));
    }

    private static SinkRecord ignored(long offset) {
        return record(0, offset, null);
    }

    private static SinkRecord record(int partition, long offset, @Nullable Object value) {
        return new SinkRecord(Records.TOPIC, partition, null, null, null, value, offset, 0L, TimestampType.CREATE_TIME);
    }

    @Test
    void a_report_that_fails_before_a_commit_fails_the_next_put_and_nothing_is_committed() {
        try (TaskUnderTest task = LEGACY.start()) {
            task.put(bad(0, 0), bad(0, 1));
            task.reportResult = CompletableFuture.failedFuture(new IllegalStateException("no such topic"));
            assertThat(task.commit(Map.of(FIRST, 2L))).isEmpty();
            task.reportResult = CompletableFuture.completedFuture(null);
            assertThat(task.commit(Map.of(FIRST, 2L))).isEmpty();
            assertThatThrownBy(task::put)
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining("could not be reported");
            assertThat(task.commit(Map.of(FIRST, 2L))).isEmpty();
        }
    }

    @Test
    void a_report_that_fails_in_a_put_leaves_nothing_to_the_commit_that_ends_the_task() {
        try (TaskUnderTest task = LEGACY.start()) {
            task.put(bad(0, 0), ignored(1));
            task.reportResult = CompletableFuture.failedFuture(new IllegalStateException("no such topic"));
            assertThatThrownBy(task::put).isInstanceOf(ConnectException.class);
            assertThat(task.commit(Map.of(FIRST, 2L))).isEmpty();
        }
    }

    @Test
    void records_of_partitions_that_are_taken_away_wait_no_more() {
        try (TaskUnderTest task = LEGACY.start()) {
            SinkRecord renamed = bad(0, 1).newRecord("renamed", 1, null, null, null, null, 0L);
            task.put(bad(0, 0), renamed).put(bad(1, 0), bad(1, 1));
            task.task.close(List.of(FIRST));
            assertThat(task.commit(Map.of(SECOND, 2L))).containsKey(SECOND);
            assertThat(task.deadLetters).hasSize(2).allMatch(record -> record.kafkaPartition() == 1);
        }
    }

    @Test
    void records_done_with_before_an_outage_are_forgotten_with_their_partition() {
        Configs.Setup setup = LEGACY.with("consumer.override.max.poll.records", "");
        try (TaskUnderTest task = setup.start()) {
            SinkRecord again = bad(0, 0);
            assertThatThrownBy(() -> task.task.put(List.of(again, record(0, 1, Map.of("id", 1L)))))
                    .isInstanceOf(RetriableException.class);
            task.task.close(List.of(FIRST));
            task.task.put(List.of(again));
            assertThat(task.deadLetters).containsExactly(again, again);
        }
    }

    @Test
    void after_a_bad_record_each_poll_is_written_for_itself_until_one_is_taken_whole() {
        try (TaskUnderTest task = LEGACY.start()) {
            task.put(bad(0, 0), bad(0, 1));
            assertThat(task.commitRequests).as("gathered").isZero();
            task.put();
            assertThat(task.deadLetters).hasSize(2);

            task.put(bad(0, 2), ignored(3));
            assertThat(task.deadLetters).as("written for itself").hasSize(3);
            task.put(ignored(4), ignored(5));
            assertThat(task.commitRequests).as("written for itself").isEqualTo(3);

            task.put(bad(0, 6), bad(0, 7));
            assertThat(task.deadLetters).as("gathered again").hasSize(3);
        }
    }
}
