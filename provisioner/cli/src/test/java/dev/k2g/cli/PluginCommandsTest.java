package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class PluginCommandsTest {

    private static final String PLUGIN = "neo4j/kafka-connect-neo4j:5.5.2";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_fetched_plugin_is_remembered_and_listed() throws IOException {
        Path archive = StandinRelease.write(folder.resolve("neo4j-kafka-connect-5.5.2.zip"));

        K2gRun unconfirmed = k2g("plugin", "fetch", PLUGIN, "--from", archive.toString());
        assertThat(unconfirmed.exitCode()).isEqualTo(2);
        assertThat(unconfirmed.err())
                .contains("Nothing vouches for neo4j-kafka-connect-5.5.2.zip", "Not confirmed: Trust", "--yes");
        assertThat(folder.resolve("connector-image/plugins.lock")).doesNotExist();
        assertThat(k2g("plugin", "list").out()).doesNotContain(PLUGIN);

        K2gRun fetch = k2g("plugin", "fetch", PLUGIN, "--from", archive.toString(), "--yes");

        Path plugin = folder.resolve("cache/k2g/plugins/neo4j-kafka-connect-neo4j-5.5.2");
        assertThat(fetch.exitCode()).as(fetch.err()).isZero();
        assertThat(fetch.out())
                .startsWith(PLUGIN + " is fetched: " + plugin + "\nSHA-256 ")
                .endsWith(" of neo4j-kafka-connect-5.5.2.zip\n");
        assertThat(fetch.err()).contains("Fetching " + PLUGIN + " from neo4j-kafka-connect-5.5.2.zip.\n");
        assertThat(folder.resolve("connector-image/plugins.lock")).content().contains(PLUGIN);
        assertThat(k2g("plugin", "fetch", PLUGIN).out()).startsWith(PLUGIN + " was here already: " + plugin);

        assertThat(k2g("plugin", "list").out())
                .containsPattern("(?m)^stand-in +built in +- +-$")
                .containsPattern("(?m)^" + PLUGIN + " +fetched +[0-9a-f]{12} +neo4j-kafka-connect-5.5.2.zip$");
        JsonNode listed = new ObjectMapper()
                .readTree(k2g("plugin", "list", "-o", "json").out())
                .path("plugins")
                .path(1);
        assertThat(listed.path("folder").asText()).isEqualTo(plugin.toString());
        assertThat(listed.path("sha256").asText()).hasSize(64);

        Path lock = folder.resolve("connector-image/plugins.lock");
        Files.writeString(
                lock, Files.readString(lock).replace(listed.path("sha256").asText(), "0".repeat(64)));
        K2gRun other = k2g("plugin", "list");
        assertThat(other.exitCode()).isZero();
        assertThat(other.out()).containsPattern("(?m)^" + PLUGIN + " +other hash +[0-9a-f]{12} ");
        assertThat(other.err()).contains(PLUGIN + " is not used", "Delete " + plugin);
    }

    @Test
    void the_sink_is_chosen_before_or_after_the_command_and_is_none_of_a_command_alone() {
        assertThat(k2g("--help").out()).contains("--sink=SINK");
        assertThat(k2g("--sink", "standin", "plugin", "list").exitCode()).isZero();
        assertThat(k2g("plugin", "list", "--sink", "official").exitCode()).isZero();
    }

    @Test
    void a_bench_of_an_official_sink_that_cannot_be_had_starts_nothing() {
        for (K2gRun bench : List.of(
                K2gRun.of("--sink", "official", "bench", "delivery"),
                K2gRun.in(Map.of("K2G_SINK", "official"), "", "bench", "delivery"))) {
            assertThat(bench.exitCode()).as(bench.err()).isEqualTo(6);
            assertThat(bench.err()).contains("127.0.0.1 cannot be connected to", "--from");
        }
    }

    @Test
    void a_known_archive_that_is_not_here_is_listed_too() throws IOException {
        Path lock = folder.resolve("connector-image/plugins.lock");
        Files.createDirectories(lock.getParent());
        Files.writeString(lock, PLUGIN + "\n  archive a.zip\n  sha256  " + "0".repeat(64) + "\n  from    there\n");

        assertThat(k2g("plugin", "list").out()).containsPattern("(?m)^" + PLUGIN + " +known +0{12} +there$");
    }

    @Test
    void what_cannot_be_fetched_is_explained() {
        K2gRun unreachable = k2g("plugin", "fetch", PLUGIN);
        assertThat(unreachable.exitCode()).isEqualTo(6);
        assertThat(unreachable.out()).isEmpty();
        assertThat(unreachable.err()).contains("127.0.0.1 cannot be connected to", "--from");

        assertThat(k2g("plugin", "fetch", "neo4j").exitCode()).isEqualTo(2);
        assertThat(k2g("plugin", "fetch").exitCode()).isEqualTo(2);
        assertThat(k2g("plugin", "fetch", PLUGIN, "--from", "missing.zip").exitCode())
                .isEqualTo(2);
        assertThat(k2g("plugin").err())
                .isEqualTo("k2g: A command is missing: fetch or list. [K2G-901]\n  See k2g plugin --help.\n");
    }

    @Test
    void an_official_sink_that_cannot_be_had_starts_nothing() throws IOException {
        RecipeCopy recipe = RecipeCopy.in(folder.resolve("recipe"));

        K2gRun up = k2g("--recipe", recipe.folder().toString(), "up", "--sink", "official");

        assertThat(up.exitCode()).isEqualTo(6);
        assertThat(up.err()).contains("127.0.0.1 cannot be connected to").doesNotContain("Starting");
        assertThat(recipe.folder().resolve(".k2g")).doesNotExist();
    }

    @Test
    void a_sink_that_is_none_is_wrong_usage() throws IOException {
        RecipeCopy recipe = RecipeCopy.in(folder.resolve("recipe"));
        String path = recipe.folder().toString();

        assertThat(K2gRun.of("--recipe", path, "up", "--sink", "offical").err())
                .contains("--sink", "[official, standin]");
        K2gRun variable = K2gRun.in(Map.of("K2G_SINK", "offical"), "", "--recipe", path, "up");
        assertThat(variable.exitCode()).isEqualTo(2);
        assertThat(variable.err()).contains("K2G_SINK is 'offical'");
    }

    private K2gRun k2g(String... arguments) {
        return K2gRun.at(
                folder, Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()), "", arguments);
    }
}
