package dev.k2g.deadline;

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class PatienceTest {

    private static final Duration USUAL = Duration.ofSeconds(30);

    @Test
    void where_nothing_is_said_each_wait_takes_what_is_usual() {
        assertThat(Patience.USUAL.elseUsual(USUAL)).isEqualTo(USUAL);
        assertThat(Patience.USUAL.atMost(USUAL)).isEqualTo(USUAL);
    }

    @Test
    void no_wait_takes_longer_than_was_said_and_a_vain_one_no_longer_than_usual() {
        Patience hurried = Patience.of(Duration.ofSeconds(5));
        Patience patient = Patience.of(Duration.ofMinutes(10));

        assertThat(hurried.elseUsual(USUAL)).isEqualTo(Duration.ofSeconds(5));
        assertThat(hurried.atMost(USUAL)).isEqualTo(Duration.ofSeconds(5));
        assertThat(patient.elseUsual(USUAL)).isEqualTo(Duration.ofMinutes(10));
        assertThat(patient.atMost(USUAL)).isEqualTo(USUAL);
    }
}
