package dev.k2g.pipeline;

import dev.k2g.sinkconfig.DeadLetter;
import dev.k2g.sinkconfig.DeadLetterCause;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static dev.k2g.sinkconfig.DeadLetterCause.CONNECTION;
import static dev.k2g.sinkconfig.DeadLetterCause.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterSequenceTest {

    private static final TopicPartition SOURCE = new TopicPartition("orders", 0);
    private static final Map<TopicPartition, Long> NOTHING_COMMITTED = Map.of(SOURCE, 0L);

    private final DeadLetterSequence sequence = new DeadLetterSequence();

    @Test
    void a_record_that_comes_again_before_it_is_committed_is_no_progress() {
        assertThat(sequence.add(letters(RECORD, 3, 9), NOTHING_COMMITTED)).isTrue();
        assertThat(sequence.again()).isEmpty();

        assertThat(sequence.add(letters(RECORD, 3), NOTHING_COMMITTED)).isFalse();
        assertThat(sequence.again()).map(DeadLetter::offset).contains(3L);
    }

    @Test
    void what_is_committed_since_does_not_come_again() {
        sequence.add(letters(RECORD, 3, 9), NOTHING_COMMITTED);
        sequence.add(letters(RECORD, 3), NOTHING_COMMITTED);

        sequence.add(letters(RECORD, 12), Map.of(SOURCE, 10L));

        assertThat(sequence.again()).isEmpty();
        assertThat(sequence.add(letters(RECORD, 9), Map.of(SOURCE, 10L))).isFalse();
        assertThat(sequence.again()).isEmpty();
    }

    @Test
    void offsets_of_several_partitions_are_told_apart() {
        TopicPartition other = new TopicPartition("orders", 1);

        sequence.add(letters(RECORD, 3), NOTHING_COMMITTED);
        sequence.add(List.of(letter(other, 3, RECORD)), NOTHING_COMMITTED);

        assertThat(sequence.again()).isEmpty();
    }

    @Test
    void a_record_between_two_dead_letters_was_written() {
        sequence.add(letters(RECORD, 1, 2, 4, 5, 6), NOTHING_COMMITTED);

        assertThat(sequence.run(NOTHING_COMMITTED))
                .hasValueSatisfying(run -> assertThat(run.length()).isEqualTo(3));
        assertThat(sequence.run(Map.of(SOURCE, 7L))).isPresent();
        assertThat(sequence.run(Map.of(SOURCE, 8L))).isEmpty();
    }

    @Test
    void a_bad_record_among_those_that_the_connection_cost_ends_their_row() {
        sequence.add(letters(CONNECTION, 1, 2), NOTHING_COMMITTED);
        sequence.add(letters(RECORD, 3), NOTHING_COMMITTED);
        sequence.add(letters(CONNECTION, 4, 5, 6), NOTHING_COMMITTED);

        assertThat(sequence.run(NOTHING_COMMITTED)).hasValueSatisfying(run -> {
            assertThat(run.length()).isEqualTo(6);
            assertThat(run.ofConnection()).isEqualTo(3);
        });
    }

    @Test
    void a_status_says_what_its_last_dead_letters_tell() {
        List<DeadLetter> ofTheConnection = IntStream.range(0, 12)
                .mapToObj(offset -> letter(SOURCE, offset, CONNECTION))
                .toList();

        assertThat(LastDeadLetters.of(ofTheConnection, NOTHING_COMMITTED).warnings("shop"))
                .satisfiesExactly(
                        warning -> assertThat(warning)
                                .contains("The last 12 records that it read all became dead letters")
                                .contains("k2g connector pause shop"),
                        warning -> assertThat(warning)
                                .contains("12 of its last 12 dead letters came of the connection")
                                .contains("k2g connector reset shop"));
        assertThat(LastDeadLetters.of(letters(RECORD, 3, 9, 3), NOTHING_COMMITTED)
                        .warnings("shop"))
                .singleElement()
                .asString()
                .contains("orders-0, offset 3 became a dead letter more than once")
                .contains("lower max.poll.records, to 200");
        assertThat(LastDeadLetters.of(letters(RECORD, 3, 9), Map.of(SOURCE, 20L))
                        .warnings("shop"))
                .isEmpty();
    }

    @Test
    void reasons_that_differ_in_the_record_alone_are_counted_together() {
        List<DeadLetter> letters = List.of(
                new DeadLetter("c", SOURCE, 1, "A", "offset 1 has 'x'", RECORD),
                new DeadLetter("c", SOURCE, 2, "B", "away", CONNECTION),
                new DeadLetter("c", SOURCE, 3, "A", "offset 3 has 'a longer one'", RECORD));

        assertThat(DeadLetterReasons.of(letters))
                .containsExactly(
                        new DeadLetterReason("record", "A: offset 1 has 'x'", 2, "orders-0, offset 1"),
                        new DeadLetterReason("connection", "B: away", 1, "orders-0, offset 2"));
    }

    private static List<DeadLetter> letters(DeadLetterCause cause, long... offsets) {
        return LongStream.of(offsets)
                .mapToObj(offset -> letter(SOURCE, offset, cause))
                .toList();
    }

    private static DeadLetter letter(TopicPartition source, long offset, DeadLetterCause cause) {
        return new DeadLetter("shop", source, offset, "SomeException", "some message", cause);
    }
}
