package dev.k2g.replay;

import org.junit.jupiter.api.Test;

import java.util.OptionalDouble;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimiterTest {

    private static final long MILLI = 1_000_000;

    @Test
    void spaces_messages_evenly_without_drift() {
        RateLimiter pace = new RateLimiter(OptionalDouble.of(100), 0);
        assertThat(pace.next(0)).isZero();
        assertThat(pace.next(0)).isEqualTo(10 * MILLI);
        // Late by 3 ms: the next place does not move.
        assertThat(pace.next(13 * MILLI)).isEqualTo(7 * MILLI);
        assertThat(pace.next(20 * MILLI)).isEqualTo(10 * MILLI);
    }

    @Test
    void a_long_silence_is_not_caught_up_with() {
        RateLimiter pace = new RateLimiter(OptionalDouble.of(100), 0);
        long later = 60_000 * MILLI;
        int atOnce = 0;
        while (pace.next(later) <= 0) {
            atOnce++;
        }
        assertThat(atOnce).isBetween(20, 22);
    }

    @Test
    void without_a_rate_nothing_waits() {
        RateLimiter pace = new RateLimiter(OptionalDouble.empty(), 0);
        assertThat(pace.next(0)).isZero();
        assertThat(pace.next(0)).isZero();
    }
}
