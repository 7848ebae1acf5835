package dev.k2g.pipeline;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.replay.MessageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/** Which feeds a run replays, and from where. */
class FeedSourcesTest {

    private final Recipe recipe;

    FeedSourcesTest(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.ndjson"), "{}\n");
        Files.writeString(folder.resolve("recipe.yaml"), """
                apiVersion: k2g.dev/v1alpha1
                name: shop
                topics:
                  orders: {name: shop-orders}
                connectors:
                  sink:
                    plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                    consumes:
                      orders: {cypher: "MERGE (:Order)"}
                feeds:
                  both: {to: orders, recording: a.ndjson, stream: "https://shop.example/both"}
                  live: {to: orders, stream: "https://shop.example/live"}
                  bare: {to: orders}
                """);
        this.recipe = RecipeReader.read(folder, Map.of());
    }

    @Test
    void the_recordings_of_all_feeds_and_a_word_on_those_with_a_stream_alone() {
        FeedSources sources = FeedSources.recordings();

        assertThat(names(sources))
                .containsExactly(
                        entry("both", recipe.directory().resolve("a.ndjson").toString()));
        assertThat(sources.leftOut(recipe))
                .containsExactly("Not replayed: feed live, which has only a stream. For some of it: k2g replay --feed"
                        + " live --stream --for 120s.");
    }

    @Test
    void the_stream_of_one_feed() {
        FeedSources sources = new FeedSources(Optional.empty(), true, Optional.of("both"));

        assertThat(names(sources)).containsExactly(entry("both", "https://shop.example/both"));
        assertThat(sources.leftOut(recipe)).isEmpty();
    }

    @Test
    void what_is_named_in_place_of_it() {
        FeedSources sources = new FeedSources(Optional.of("-"), false, Optional.of("live"));

        assertThat(names(sources)).containsExactly(entry("live", "standard input"));
    }

    @Test
    void a_feed_that_does_not_say_where_its_messages_come_from_is_told_with_what_to_do() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> names(new FeedSources(Optional.empty(), false, Optional.of("bare"))))
                .withMessage("Feed bare has no recording.");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> names(new FeedSources(Optional.empty(), true, Optional.of("bare"))))
                .withMessage("Feed bare has no stream.");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> names(new FeedSources(Optional.empty(), true, Optional.empty())))
                .withMessage("The recipe shop has 3 feeds.");
    }

    private Map<String, String> names(FeedSources sources) {
        Map<FeedSpec, MessageSource> found = sources.of(recipe);
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().name(),
                        entry -> entry.getValue().description()));
    }
}
