package dev.k2g.plugin;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which sink a stack gets. */
class OfficialSinkTest {

    private static final byte[] CONTENT = ConnectorZip.release("5.5.2").bytes();
    private static final String ARCHIVE = "/5.5.2/neo4j-kafka-connect-5.5.2.zip";
    private static final ArchiveSource NOWHERE =
            ArchiveSource.mirror("http://127.0.0.1:1", HttpTimeouts.of(Duration.ofSeconds(1)));

    private final Path folder;
    private final PluginLock lock;
    private final List<String> progress = new ArrayList<>();
    private final OfficialSink sink;

    OfficialSinkTest(@TempDir Path folder) {
        this.folder = folder;
        this.lock = new PluginLock(folder.resolve("plugins.lock"));
        this.sink = new OfficialSink(
                new PluginFetch(new PluginCache(folder.resolve("cache")), lock, progress::add), progress::add);
    }

    @Test
    void it_is_fetched_once_where_it_can_be_had() throws IOException {
        try (ReleaseServer server = new ReleaseServer()) {
            server.serve(ARCHIVE, CONTENT).serve(ARCHIVE + ".sha256", ConnectorZip.sha256(CONTENT));
            ArchiveSource releases = ArchiveSource.mirror(server.url(), HttpTimeouts.unasked());

            Optional<FetchedPlugin> fetched = sink.preferred(recipe("5.5.2"), Optional.of(releases));
            server.requests().clear();

            assertThat(sink.preferred(recipe("5.5.2"), Optional.of(releases)))
                    .isEqualTo(fetched)
                    .isPresent();
            assertThat(sink.required(recipe("5.5.2"), NOWHERE)).isEqualTo(fetched.get());
            assertThat(server.requests()).isEmpty();
        }
        assertThat(lock.file()).as("an up changes no file of the checkout").doesNotExist();
    }

    @Test
    void else_the_stand_in_runs_and_one_line_says_so() throws IOException {
        assertThat(sink.preferred(recipe("5.5.2"), Optional.of(NOWHERE))).isEmpty();
        assertThat(sink.preferred(recipe("5.5.2"), Optional.empty())).isEmpty();

        assertThat(progress).hasSize(2);
        assertThat(progress.get(0))
                .matches("Sink: the stand-in, as neo4j/kafka-connect-neo4j:5.5.2 cannot be had: .*cannot be connected"
                        + " to.*\\.");
        assertThat(progress.get(1))
                .isEqualTo(
                        "Sink: the stand-in, as neo4j/kafka-connect-neo4j:5.5.2 is not in the cache (k2g plugin fetch"
                                + " neo4j/kafka-connect-neo4j:5.5.2).");
    }

    @Test
    void a_recipe_that_pins_two_gets_the_stand_in() throws IOException {
        Recipe recipe = recipe("5.5.2", "5.5.0");

        assertThat(sink.preferred(recipe, Optional.of(NOWHERE))).isEmpty();
        assertThat(progress).singleElement().asString().contains("pins 2 plugins");
        assertThatThrownBy(() -> sink.required(recipe, NOWHERE)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void when_it_must_be_had_its_absence_is_a_failure() {
        assertThatThrownBy(() -> sink.required(recipe("5.5.2"), NOWHERE)).isInstanceOf(UnreachableException.class);
    }

    private Recipe recipe(String... versions) throws IOException {
        StringBuilder text = new StringBuilder(
                "apiVersion: k2g.dev/v1alpha1\nname: test\ntopics:\n  orders: {name: orders}\nconnectors:\n");
        for (String version : versions) {
            text.append("  sink-%s:\n    plugin: {name: neo4j/kafka-connect-neo4j, version: %s}\n"
                            .formatted(version, version))
                    .append("    consumes:\n      orders: {cypher: \"MERGE (o:Order {id: event.id})\"}\n");
        }
        Files.writeString(folder.resolve("recipe.yaml"), text);
        return RecipeReader.read(folder, Map.of());
    }
}
