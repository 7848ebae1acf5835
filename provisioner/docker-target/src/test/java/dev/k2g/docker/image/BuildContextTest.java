package dev.k2g.docker.image;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class BuildContextTest {

    @TempDir
    private Path folder;

    @Test
    void the_same_plugin_has_the_same_hash_wherever_and_whenever_it_was_fetched() throws IOException {
        Path one = PluginFolder.official(Files.createDirectory(folder.resolve("one")), "5.5.2");
        Path other = PluginFolder.official(Files.createDirectory(folder.resolve("other")), "5.5.2");
        Files.setLastModifiedTime(other.resolve("plugin/manifest.json"), FileTime.fromMillis(1_000));

        assertThat(hash(other, "base:1")).isEqualTo(hash(one, "base:1")).matches("[0-9a-f]{64}");
    }

    @Test
    void another_byte_another_base_or_another_version_has_another_hash() throws IOException {
        Path plugin = PluginFolder.official(Files.createDirectory(folder.resolve("plugin-1")), "5.5.2");
        String before = hash(plugin, "base:1");
        Path later = PluginFolder.official(Files.createDirectory(folder.resolve("plugin-2")), "5.5.3");

        assertThat(hash(plugin, "base:2")).isNotEqualTo(before);
        assertThat(hash(later, "base:1")).isNotEqualTo(before);
        Files.writeString(plugin.resolve("plugin/lib/notes.txt"), "new");
        assertThat(hash(plugin, "base:1")).isNotEqualTo(before);
    }

    @Test
    void what_is_made_of_other_things_has_another_name_by_default() throws IOException {
        SinkPlugin one =
                SinkPlugin.official(PluginFolder.official(Files.createDirectory(folder.resolve("1")), "5.5.2"));
        Path changed = PluginFolder.official(Files.createDirectory(folder.resolve("2")), "5.5.2");
        Files.writeString(changed.resolve("plugin/lib/notes.txt"), "of another checkout");
        SinkPlugin other = SinkPlugin.official(changed);

        String tag = WantedImage.of(one, Optional.empty(), Optional.empty())
                .request()
                .tag();

        assertThat(tag).matches("k2g-connect:5\\.5\\.2-[0-9a-f]{8}");
        assertThat(WantedImage.of(other, Optional.empty(), Optional.empty())
                        .request()
                        .tag())
                .isNotEqualTo(tag);
        assertThat(WantedImage.of(one, Optional.empty(), Optional.of("mine:1"))
                        .request()
                        .tag())
                .isEqualTo("mine:1");
    }

    @Test
    void the_engine_gets_the_dockerfile_and_the_plugin_and_nothing_else() throws IOException {
        BuildContext context = new BuildContext(request(PluginFolder.official(folder, "5.5.2"), "base:1"));

        Path file = context.file();

        assertThat(entries(file))
                .containsExactly(
                        "Dockerfile",
                        "install-plugin",
                        "healthcheck",
                        "unpacked/plugin/neo4j-kafka-connect-neo4j/lib/sink-connector.jar",
                        "unpacked/plugin/neo4j-kafka-connect-neo4j/manifest.json");
        assertThat(context.arguments())
                .containsOnlyKeys("BASE_IMAGE", "CONNECTOR", "CONNECTOR_VERSION", "REST_EXTENSIONS");
        Files.delete(file);
    }

    private static List<String> entries(Path file) throws IOException {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(Files.newInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static String hash(Path plugin, String base) {
        return new BuildContext(request(plugin, base)).hash();
    }

    private static ImageRequest request(Path plugin, String base) {
        return ImageRequest.of(SinkPlugin.official(plugin), Optional.of(base), Optional.empty());
    }
}
