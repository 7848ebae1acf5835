package dev.k2g.replay;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.replay.ReplaySummary.EndedBy;
import dev.k2g.replay.ReplaySummary.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** When a replay that came to its end is a failure. */
class ShortfallTest {

    private static final List<Reason> REASONS = List.of(new Reason("it is odd", 9, 1));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 | 0     | 0    | 0    | no message came
                    3 | 67663 | 0    | 0    | all was rejected, 67,663 lines; most often: it is odd
                    0 | 0     | 12   | 0    | no record was made of 12 messages
                    1 | 1     | 1200 | 1900 | all was rejected, 1,900 records and 1 line; most often: it is odd
                    """)
    void to_send_nothing_is_one_and_says_why(long blank, long rejectedLines, long messages, long rejected, String why) {
        List<Reason> reasons = rejectedLines + rejected == 0 ? List.of() : REASONS;
        ReplaySummary summary = summary(blank, rejectedLines, messages, rejected, 0, EndedBy.END, reasons);

        assertThat(Shortfall.of("shop", summary, MaxRejects.UNLIMITED)).hasValueSatisfying(shortfall -> {
            assertThat(shortfall.code()).isEqualTo(FindingCode.NOTHING_SENT);
            assertThat(shortfall.problem()).isEqualTo("The replay of feed shop has sent nothing: " + why + ".");
        });
    }

    @ParameterizedTest
    @CsvSource({"7, false", "6, true", "0, true", "5%, false", "4.9%, true", "2%, true", "100%, false"})
    void to_reject_more_than_allowed_is_one(String allowed, boolean isTooMany) {
        // 4 of 100 lines and 3 of 60 records: 7, or 5%
        ReplaySummary summary = summary(10, 4, 96, 3, 57, EndedBy.END, REASONS);

        assertThat(Shortfall.of("shop", summary, MaxRejects.of(allowed)).map(Shortfall::problem))
                .isEqualTo(
                        isTooMany
                                ? Optional.of("The replay of feed shop has rejected 4 of 100 lines and 3 of 60 records;"
                                        + " --max-rejects is " + allowed + ".")
                                : Optional.empty());
    }

    @Test
    void some_rejects_are_none_and_neither_is_a_replay_that_was_stopped() {
        assertThat(Shortfall.of("shop", summary(0, 9, 1, 9, 1, EndedBy.END, REASONS), MaxRejects.UNLIMITED))
                .isEmpty();
        assertThat(Shortfall.of("shop", summary(0, 0, 0, 0, 0, EndedBy.STOPPED, List.of()), MaxRejects.of("0")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "101%", "%", "many", "5 %%"})
    void what_is_no_number_of_rejects_is_refused(String text) {
        assertThatThrownBy(() -> MaxRejects.of(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("\"" + text + "\" is no number of rejects.");
    }

    private static ReplaySummary summary(
            long blank,
            long rejectedLines,
            long messages,
            long rejected,
            long sent,
            EndedBy endedBy,
            List<Reason> reasons) {
        return new ReplaySummary(
                blank + rejectedLines + messages,
                blank,
                rejectedLines,
                messages,
                rejected + sent,
                rejected,
                sent,
                0,
                0,
                Duration.ZERO,
                endedBy,
                Map.of(),
                Optional.empty(),
                reasons,
                OptionalLong.empty());
    }
}
