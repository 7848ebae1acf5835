package dev.k2g.sinkconfig;

import dev.k2g.sinkmodel.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class PollSizeTest {

    @ParameterizedTest
    @CsvSource({
        "200,  ,       false",
        "300,  ,       false",
        "301,  ,       true",
        ",     ,       true", // Kafka's own 500
        "5000, ,       true",
        "5000, 5000000, false",
        "200,  60000,  true",
        "60,   60000,  false",
        "many, ,       true"
    })
    void a_poll_of_single_writes_is_to_end_within_half_of_the_interval(
            String records, String interval, boolean tooLarge) {
        Map<String, String> config = new HashMap<>();
        Map<String, String> managed = new HashMap<>();
        if (records != null) {
            config.put("consumer.override.max.poll.records", records);
            managed.put("max.poll.records", records);
        }
        if (interval != null) {
            config.put("consumer.override.max.poll.interval.ms", interval);
            managed.put("max.poll.interval.ms", interval);
        }

        assertThat(PollSize.tooLarge(config, Dialect.CURRENT).isPresent()).isEqualTo(tooLarge);
        assertThat(PollSize.tooLarge(managed, Dialect.MANAGED).isPresent()).isEqualTo(tooLarge);
        assertThat(PollSize.tooLarge(config, Dialect.LEGACY)).isEmpty();
    }

    @Test
    void the_sum_is_shown() {
        assertThat(PollSize.tooLarge(Map.of("consumer.override.max.poll.records", "5000"), Dialect.CURRENT))
                .contains(
                        "A poll brings up to 5000 records; when one of them is bad, the sink writes each alone: 5000 × 5"
                                + " round trips × 100 ms are 2500 s on a slow link, and max.poll.interval.ms is 300 s.");
    }

    @ParameterizedTest
    @CsvSource({", 200", "5000, 200", "200, 100", "1, 1"})
    void a_poll_that_takes_too_long_is_to_be_smaller(String records, long smaller) {
        assertThat(PollSize.smaller(
                        records == null ? Map.of() : Map.of("consumer.override.max.poll.records", records),
                        Dialect.CURRENT))
                .isEqualTo(smaller);
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "200, 200", "1000, 200", "what, 200", ", 200"})
    void polls_are_no_larger_than_a_batch_that_the_recipe_asks_for(String batch, String records) {
        assertThat(PollSize.of(batch == null ? Map.of() : Map.of("neo4j.batch-size", batch)))
                .isEqualTo(records);
    }
}
