package dev.k2g.features.stack;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LeftoversTest {

    @RepeatedTest(200) // one in forty of random names has no letter
    void have_names_that_scenarios_give() {
        String prefix = NamePrefix.unique("team-").text();

        assertThat(Leftovers.isMarked(prefix + "orders")).as(prefix).isTrue();
        assertThat(Leftovers.isMarked("k2g-state-" + prefix + "shop"))
                .as(prefix)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-20261130-orders", "orders-verify-20261130-", "verify-orders", "verify-deadbeef"})
    void have_no_names_that_others_would_give(String name) {
        assertThat(Leftovers.isMarked(name)).isFalse();
    }
}
