package dev.k2g.docker.image;

import dev.k2g.failure.FailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SinkPluginTest {

    @TempDir
    private Path folder;

    @Test
    void an_official_plugin_is_what_its_manifest_says() throws IOException {
        SinkPlugin sink = SinkPlugin.official(PluginFolder.official(folder, "5.5.2"));

        assertThat(sink.name()).isEqualTo("neo4j/kafka-connect-neo4j");
        assertThat(sink.version()).isEqualTo("5.5.2");
        assertThat(sink.isStandIn()).isFalse();
        assertThat(sink.connectors())
                .containsExactly(new FoundPlugin(PluginFolder.SINK, "5.5.2", "neo4j-kafka-connect-neo4j"));
    }

    @Test
    void a_folder_without_a_manifest_is_no_plugin() throws IOException {
        Files.createDirectories(folder.resolve("plugin"));

        assertThatThrownBy(() -> SinkPlugin.official(folder))
                .isInstanceOf(FailedException.class)
                .hasMessage(folder + " is no connector plugin: it has 0 folders with a manifest.json, not one.");
    }

    @Test
    void a_plugin_without_a_connector_is_none() throws IOException {
        PluginFolder.official(folder, "5.5.2");
        PluginFolder.jar(folder.resolve("plugin/lib/sink-connector.jar"), "org/example/Other.class");

        assertThatThrownBy(() -> SinkPlugin.official(folder))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("is no connector plugin: none of its jars has a connector");
    }

    @Test
    void the_stand_in_says_so_in_its_version_and_has_both_classes() {
        SinkPlugin sink = SinkPlugin.standIn();

        assertThat(sink.isStandIn()).isTrue();
        assertThat(sink.version()).isEqualTo("5.5.2-standin");
        assertThat(sink.connectors())
                .extracting(FoundPlugin::className)
                .containsExactly(PluginFolder.SINK, "streams.kafka.connect.sink.Neo4jSinkConnector");
        assertThat(sink.restExtensions()).containsExactly("dev.k2g.sink.rest.CountsExtension");
    }
}
