package dev.k2g.pipeline;

import dev.k2g.pipeline.SinkReport.DeliveredBy;
import dev.k2g.pipeline.SinkState.Delivered;
import dev.k2g.plan.LogStart;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class SinkProgressTest {

    private static final TopicPartition RSVPS = new TopicPartition("rsvps", 0);
    private static final TopicPartition LETTERS = new TopicPartition("letters", 0);

    @Test
    void what_was_passed_less_dead_letters_is_delivered() {
        SinkProgress progress = SinkProgress.of(Map.of(RSVPS, 110L), Map.of(RSVPS, 10L), began("rsvps", 10));

        assertThat(progress.delivered(3)).isEqualTo(new Delivered(97, DeliveredBy.DERIVED));
        assertThat(progress.expired()).isZero();
    }

    @Test
    void of_a_log_that_has_lost_its_first_records_it_is_no_more_than_that() {
        SinkProgress progress = SinkProgress.of(Map.of(RSVPS, 110L), Map.of(RSVPS, 60L), began("rsvps", 10));

        assertThat(progress.delivered(0)).isEqualTo(new Delivered(100, DeliveredBy.AT_MOST));
    }

    @Test
    void what_is_gone_beyond_the_commit_has_expired() {
        assertThat(SinkProgress.of(Map.of(RSVPS, 20L), Map.of(RSVPS, 60L), began("rsvps", 10))
                        .expired())
                .isEqualTo(40);
        assertThat(SinkProgress.of(Map.of(), Map.of(RSVPS, 60L), began("rsvps", 10))
                        .expired())
                .isEqualTo(50);
    }

    @Test
    void without_memory_and_commit_nobody_knows_of_a_loss() {
        SinkProgress progress = SinkProgress.of(Map.of(), Map.of(RSVPS, 60L), Map.of());

        assertThat(progress.expired()).isZero();
    }

    @Test
    void dead_letters_are_those_that_came_since_it_began() {
        assertThat(SinkProgress.deadLettered(Map.of(LETTERS, 9L), began("letters", 4)))
                .hasValue(5);
        assertThat(SinkProgress.deadLettered(Map.of(LETTERS, 9L), Map.of())).hasValue(9);
        assertThat(SinkProgress.deadLettered(Map.of(), Map.of())).isEmpty();
    }

    private static Map<String, LogStart> began(String topic, long offset) {
        return Map.of(topic, new LogStart("", new TreeMap<>(Map.of(0, offset))));
    }
}
