package dev.k2g.pipeline;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class PassageTest {

    private static final TopicPartition FIRST = new TopicPartition("rsvps", 0);
    private static final TopicPartition SECOND = new TopicPartition("rsvps", 1);

    @Test
    void what_is_still_there_when_it_is_committed_was_read() {
        Passage passage = new Passage(Map.of(FIRST, 5L), Map.of(FIRST, 0L, SECOND, 0L));

        passage.look(Map.of(FIRST, 9L, SECOND, 2L), Map.of(FIRST, 3L, SECOND, 0L));

        assertThat(passage.passed()).isEqualTo(6);
        assertThat(passage.perhapsUnread()).isEmpty();
    }

    @Test
    void what_is_gone_before_a_commit_is_not_known_to_have_been_read() {
        Passage passage = new Passage(Map.of(FIRST, 5L), Map.of(FIRST, 0L));

        passage.look(Map.of(FIRST, 9L), Map.of(FIRST, 8L));

        assertThat(passage.passed()).isEqualTo(4);
        assertThat(passage.perhapsUnread()).containsExactly(Map.entry("rsvps", 3L));
    }

    @Test
    void a_sink_that_has_nothing_left_to_read_commits_nothing_and_has_passed_it_all_the_same() {
        Passage passage = new Passage(Map.of(), Map.of(FIRST, 0L));

        passage.look(Map.of(), Map.of(FIRST, 3L));

        assertThat(passage.passed()).isEqualTo(3);
        assertThat(passage.perhapsUnread()).containsExactly(Map.entry("rsvps", 3L));
    }

    @Test
    void what_was_seen_to_be_read_may_go_afterwards() {
        Passage passage = new Passage(Map.of(), Map.of(FIRST, 0L));

        passage.look(Map.of(FIRST, 3L), Map.of(FIRST, 0L));
        passage.look(Map.of(FIRST, 3L), Map.of(FIRST, 3L));

        assertThat(passage.passed()).isEqualTo(3);
        assertThat(passage.perhapsUnread()).isEmpty();
    }

    @Test
    void what_was_gone_before_it_began_is_not_its_business() {
        Passage passage = new Passage(Map.of(FIRST, 2L), Map.of(FIRST, 7L));

        passage.look(Map.of(FIRST, 8L), Map.of(FIRST, 7L));

        assertThat(passage.passed()).isEqualTo(1);
        assertThat(passage.perhapsUnread()).isEmpty();
    }
}
