package dev.k2g.sinkconfig;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

/** A trial reads a record as the sink does: the sink's own side of this is ReadingTest. */
class SinkEventTest {

    private static SinkEvent event(String key, Map<String, Optional<String>> headers) {
        return new SinkEvent(Optional.of(key), Optional.of("{}"), headers, OptionalLong.of(0));
    }

    private static @Nullable Object key(String text) {
        List<?> events =
                (List<?>) SinkEvent.parameters(List.of(event(text, Map.of()))).get("events");
        return ((Map<?, ?>) ((Map<?, ?>) events.get(0)).get("params")).get("key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "12 monkeys | 12",
                "true story | true",
                "\"a\" b    | a",
                "[1] x      | [1]",
                "007        | 007",
                "null       | null",
                "u1         | u1"
            })
    void the_first_json_value_of_a_text_counts(String text, String read) {
        assertThat(String.valueOf(key(text))).isEqualTo(read);
        assertThat(event(text, Map.of()).unreadable()).isEmpty();
    }

    @Test
    void null_stays_text() {
        assertThat(key("null")).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void blank_text_is_a_dead_letter(String text) {
        assertThat(event(text, Map.of()).unreadable())
                .hasValueSatisfying(why -> assertThat(why).contains("key"));
        assertThat(event("k", Map.of("h", Optional.of(text))).unreadable())
                .hasValueSatisfying(why -> assertThat(why).contains("header"));
        assertThat(event("k", Map.of("h", Optional.empty())).unreadable()).isEmpty();
    }

    @Test
    void so_is_a_key_of_more_than_64_bits() {
        assertThat(event("9223372036854775807", Map.of()).unreadable()).isEmpty();
        assertThat(event("9223372036854775808", Map.of()).unreadable()).isPresent();
    }
}
