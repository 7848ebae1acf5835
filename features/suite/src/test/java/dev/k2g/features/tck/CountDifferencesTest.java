package dev.k2g.features.tck;

import dev.k2g.failure.InvalidInputException;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CountDifferencesTest {

    private static final Map<String, Long> FOUND = new TreeMap<>(Map.of("rejected", 1L, "sent", 3L, "lag", 0L));

    @Test
    void every_number_that_differs_is_named_with_both_values() {
        assertThat(CountDifferences.between(new TreeMap<>(Map.of("sent", 4L, "delivered", 4L)), FOUND))
                .contains(
                        "delivered is 0 instead of 4; sent is 3 instead of 4; rejected is 1 instead of 0, as it is not"
                                + " listed.");
    }

    @Test
    void zeros_need_not_be_listed() {
        assertThat(CountDifferences.between(Map.of("rejected", 1L, "sent", 3L), FOUND))
                .isEmpty();
        assertThat(CountDifferences.between(Map.of("rejected", 1L, "sent", 3L, "expired", 0L), FOUND))
                .isEmpty();
    }

    @Test
    void an_empty_cell_is_no_zero() {
        Map<String, Long> expected = new HashMap<>();
        expected.put("sent", null);

        assertThatThrownBy(() -> CountDifferences.between(expected, FOUND))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("There is no number for sent.");
    }

    @Test
    void a_name_that_nothing_has_is_refused_with_those_that_are_there() {
        assertThatThrownBy(() -> CountDifferences.requireKnown("sum", List.of("sennt"), List.of("sent", "lag")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("There is no sum sennt.");
    }
}
