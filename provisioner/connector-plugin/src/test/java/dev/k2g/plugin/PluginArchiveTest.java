package dev.k2g.plugin;

import dev.k2g.failure.FailedException;
import dev.k2g.recipe.PluginSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.JarFile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is taken for a connector archive, and what is not. */
class PluginArchiveTest {

    private static final PluginSpec PLUGIN = new PluginSpec("neo4j/kafka-connect-neo4j", "5.5.2");
    private static final String JAR = "neo4j-kafka-connect-5.5.2/lib/sink-connector-5.5.2.jar";

    private final Path folder;

    PluginArchiveTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_sink_that_is_declared_nowhere_gets_a_declaration() throws IOException {
        Path declared =
                fetch(ConnectorZip.release("5.5.2").bytes()).folder().resolve("plugin/lib/k2g-service-manifest.jar");

        try (JarFile jar = new JarFile(declared.toFile())) {
            assertThat(jar.getInputStream(jar.getEntry(ConnectorZip.SERVICE)).readAllBytes())
                    .asString(UTF_8)
                    .isEqualTo("org.neo4j.connectors.kafka.sink.Neo4jConnector\n");
        }
    }

    @Test
    void a_sink_that_is_declared_is_left_as_it_is() throws IOException {
        byte[] jar = ConnectorZip.empty()
                .with(ConnectorZip.SINK, new byte[1])
                .with(ConnectorZip.SERVICE, new byte[1])
                .bytes();

        FetchedPlugin fetched =
                fetch(ConnectorZip.release("5.5.2").with(JAR, jar).bytes());

        assertThat(fetched.folder().resolve("plugin/lib"))
                .isDirectoryContaining(file -> file.endsWith("sink-connector-5.5.2.jar"))
                .isDirectoryNotContaining(file -> file.endsWith("k2g-service-manifest.jar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"neo4j-kafka-connect-5.5.2/../../../evil", "/tmp/k2g-evil", "a\\..\\..\\evil"})
    void nothing_is_written_outside_of_its_folder(String name) {
        byte[] archive = ConnectorZip.release("5.5.2").with(name, new byte[1]).bytes();

        assertThatThrownBy(() -> fetch(archive))
                .isInstanceOf(FailedException.class)
                .hasMessageMatching(".*(lies outside|no manifest.json).*");
        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(Path.of("/tmp/k2g-evil")).doesNotExist();
        assertThat(new PluginCache(folder.resolve("cache")).all()).isEmpty();
    }

    @Test
    void another_version_is_refused() {
        assertThatThrownBy(() -> fetch(ConnectorZip.release("5.5.1").bytes()))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("holds neo4j/kafka-connect-neo4j:5.5.1, not neo4j/kafka-connect-neo4j:5.5.2");
    }

    @Test
    void an_archive_without_the_sink_is_refused() {
        byte[] source = ConnectorZip.empty()
                .with("org/neo4j/connectors/kafka/source/Neo4jConnector.class", new byte[1])
                .bytes();

        assertThatThrownBy(() ->
                        fetch(ConnectorZip.release("5.5.2").with(JAR, source).bytes()))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("holds no Neo4j sink");
    }

    @Test
    void what_is_no_connector_archive_is_refused() {
        byte[] page = "<!DOCTYPE html><title>Please log in</title>".getBytes(UTF_8);
        byte[] withoutManifest = ConnectorZip.release("5.5.2")
                .without("neo4j-kafka-connect-5.5.2/manifest.json")
                .bytes();
        byte[] brokenManifest = ConnectorZip.release("5.5.2")
                .with("neo4j-kafka-connect-5.5.2/manifest.json", page)
                .bytes();
        byte[] brokenJar = ConnectorZip.release("5.5.2").with(JAR, page).bytes();

        assertThatThrownBy(() -> fetch(page))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("no archive");
        assertThatThrownBy(() -> fetch(withoutManifest)).hasMessageContaining("no manifest.json");
        assertThatThrownBy(() -> fetch(brokenManifest)).hasMessageContaining("no JSON");
        assertThatThrownBy(() -> fetch(brokenJar))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("no jar");
    }

    private FetchedPlugin fetch(byte[] archive) throws IOException {
        Files.write(folder.resolve("release.zip"), archive);
        return new PluginFetch(
                        new PluginCache(folder.resolve("cache")),
                        new PluginLock(folder.resolve("plugins.lock")),
                        line -> {})
                .fetch(
                        PLUGIN,
                        ArchiveSource.named("release.zip", folder, HttpTimeouts.of(Duration.ofSeconds(1))),
                        origin -> {});
    }
}
