package dev.k2g.bench;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RatioTest {

    @Test
    void is_the_median_of_the_rounds_ratios() {
        Ratio ratio = Ratio.atLeast(0.9, "n", "w", "s", List.of(1.0, 9.0, 2.0), List.of(2.0, 9.0, 2.5));

        assertThat(ratio.median()).isEqualTo(0.8);
        assertThat(ratio.holds()).isFalse();
        assertThat(Ratio.atMost(0.8, "n", "w", "s", List.of(1.0, 3.0), List.of(2.0, 3.0))
                        .median())
                .isEqualTo(0.75);
    }

    @Test
    void generated_messages_become_ten_records_each_but_for_those_without_a_time() {
        Rsvps rsvps = Rsvps.generate(400, 200);

        assertThat(rsvps.messages()).hasSize(400);
        assertThat(rsvps.records()).hasSize(3_980);
        assertThat(rsvps.messages().stream().mapToInt(String::length).average().orElse(0))
                .isBetween(1_000.0, 1_700.0);
        assertThat(Rsvps.generate(400, 200)).isEqualTo(rsvps);
    }
}
