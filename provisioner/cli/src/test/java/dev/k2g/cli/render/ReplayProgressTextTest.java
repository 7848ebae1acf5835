package dev.k2g.cli.render;

import dev.k2g.replay.ReplayListener.ReplayProgress;
import dev.k2g.replay.ReplayOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayProgressTextTest {

    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void of_a_stream_what_is_known_is_told_and_fits_60_columns() {
        ReplayProgress now = progress(12_345, 12_300, 0, OptionalLong.empty());

        assertThat(text(now, bounds(null, OptionalLong.empty()), 57))
                .isEqualTo("Replaying rsvps: 12,345 lines, 12,300 records sent, 0:05");
        assertThat(text(now, bounds(Duration.ofSeconds(120), OptionalLong.empty()), ALL))
                .endsWith(", 0:05 of 2:00");
        assertThat(text(now, bounds(null, OptionalLong.of(20_000)), ALL))
                .startsWith("Replaying rsvps: 12,345 of 20,000 messages, ");
    }

    @Test
    void of_a_file_its_part_is_told_and_one_record_is_no_plural() {
        assertThat(text(progress(1, 1, 3, OptionalLong.of(3_000)), ReplayOptions.unlimited(), ALL))
                .isEqualTo("Replaying rsvps: 33 %, 1 record sent, 0:05, 3 rejected");
        assertThat(text(progress(1, 1, 0, OptionalLong.empty()), ReplayOptions.unlimited(), ALL))
                .startsWith("Replaying rsvps: 1 line, 1 record sent");
    }

    @Test
    void what_does_not_fit_is_left_out() {
        ReplayProgress now = progress(1_234_567, 1_234_567, 1_234, OptionalLong.empty());

        assertThat(text(now, bounds(Duration.ofMinutes(20), OptionalLong.empty()), 57))
                .isEqualTo("Replaying rsvps: 1,234,567 lines, 1,234,567 records sent");
        assertThat(text(now, ReplayOptions.unlimited(), 10)).isEqualTo("Replaying rsvps");
    }

    private static String text(ReplayProgress now, ReplayOptions options, int width) {
        return ReplayProgressText.of("rsvps", now, options, width);
    }

    private static ReplayOptions bounds(@Nullable Duration atMost, OptionalLong limit) {
        return new ReplayOptions(OptionalDouble.empty(), Optional.ofNullable(atMost), limit, Optional.empty());
    }

    private static ReplayProgress progress(long lines, long sent, long rejected, OptionalLong size) {
        return new ReplayProgress(lines, lines, rejected, sent, 1_000, size, Duration.ofSeconds(5));
    }
}
