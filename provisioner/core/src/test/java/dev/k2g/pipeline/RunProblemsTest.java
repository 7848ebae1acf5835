package dev.k2g.pipeline;

import dev.k2g.failure.FindingCode;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.pipeline.SinkReport.DeliveredBy;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RunProblemsTest {

    private static final LiveTopic SEVEN_DAYS =
            new LiveTopic("rsvps", 1, 1, Map.of(), Map.of("retention.ms", "604800000", "retention.bytes", "-1"));
    private static final long IN_2017 = Instant.parse("2017-06-28T12:00:00Z").toEpochMilli();

    @Test
    void records_that_are_older_than_the_topic_keeps_them_are_told_with_both_times() {
        SinkReport sink = new SinkReport("stand-in", 1, DeliveredBy.COUNTED, 0, 2, 0);

        assertThat(RunProblems.expired(
                        sink, Map.of("rsvps", 3L), Map.of("rsvps", SEVEN_DAYS), Map.of("rsvps", IN_2017)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(FindingCode.RECORDS_EXPIRED);
                    assertThat(problem.problem())
                            .isEqualTo(
                                    "2 of the records of topic rsvps went before the sink had read them: the feed gives"
                                            + " them timestamps back to 2017-06-28T12:00:00Z, and the topic keeps records for 7"
                                            + " days (retention.ms is 604800000).");
                    assertThat(problem.remedy()).contains("message.timestamp.type: LogAppendTime");
                });
    }

    @Test
    void where_a_sink_does_not_count_it_is_up_to_so_many() {
        SinkReport sink = new SinkReport("official 5.5.2", 1, DeliveredBy.DERIVED, 0, 3, 0);

        assertThat(RunProblems.expired(sink, Map.of("rsvps", 3L), Map.of("rsvps", SEVEN_DAYS), Map.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem())
                        .startsWith("Up to 3 of the records of topic rsvps")
                        .endsWith("(retention.ms is 604800000, retention.bytes is -1)."));
    }

    @Test
    void nothing_is_said_where_nothing_expired() {
        SinkReport sink = new SinkReport("stand-in", 3, DeliveredBy.COUNTED, 0, 0, 0);

        assertThat(RunProblems.expired(sink, Map.of("rsvps", 3L), Map.of("rsvps", SEVEN_DAYS), Map.of()))
                .isEmpty();
        assertThat(RunProblems.hasOnlyDeadLetters(3, sink)).isFalse();
    }

    @Test
    void a_run_of_dead_letters_only_is_told_with_the_most_frequent_reason() {
        SinkReport sink = new SinkReport("official 5.5.2", 0, DeliveredBy.DERIVED, 17, 0, 0);

        assertThat(RunProblems.hasOnlyDeadLetters(17, sink)).isTrue();
        RunProblem problem = RunProblems.deadLetters(
                sink,
                "letters",
                List.of(new DeadLetterReason("record", "ClientException: Cannot merge.", 17, "rsvps-0, offset 3")));
        assertThat(problem.problem())
                .isEqualTo("Nothing was delivered: 17 records became dead letters in topic letters."
                        + " Why (rsvps-0, offset 3): ClientException: Cannot merge.");
        assertThat(problem.remedy()).contains("k2g up --again").contains("k2g peek letters");
    }

    @Test
    void one_delivered_record_makes_the_difference() {
        assertThat(RunProblems.hasOnlyDeadLetters(17, new SinkReport("", 1, DeliveredBy.DERIVED, 16, 0, 0)))
                .isFalse();
    }
}
