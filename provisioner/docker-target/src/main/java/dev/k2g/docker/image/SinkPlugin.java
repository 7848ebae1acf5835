package dev.k2g.docker.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.failure.FailedException;
import dev.k2g.stack.local.StandInSink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sink that goes into an image.
 *
 * @param name owner and name as on Confluent Hub
 * @param version its version
 * @param folder its own folder, with its jars
 * @param isStandIn whether it is the stand-in, which must not pass for the official one
 */
public record SinkPlugin(String name, String version, Path folder, boolean isStandIn) {

    /**
     * The sink of a target's choices: the official one in this plugin folder, or else the stand-in.
     *
     * @param officialSink what a worker's {@code plugin.path} names
     * @throws FailedException when it is not there, or is no plugin
     */
    public static SinkPlugin of(Optional<Path> officialSink) {
        return officialSink.map(SinkPlugin::official).orElseGet(SinkPlugin::standIn);
    }

    /**
     * The official sink, as {@code k2g plugin fetch} leaves it.
     *
     * @param pluginPath what a worker's {@code plugin.path} names: it holds the plugin's folder, and that its {@code
     *     manifest.json}
     * @throws FailedException when it holds no plugin
     */
    public static SinkPlugin official(Path pluginPath) {
        try (Stream<Path> inside = Files.list(pluginPath)) {
            List<Path> plugins = inside.filter(folder -> Files.isRegularFile(folder.resolve("manifest.json")))
                    .toList();
            if (plugins.size() != 1) {
                throw noPlugin(pluginPath, "it has " + plugins.size() + " folders with a manifest.json, not one");
            }
            return ofManifest(plugins.get(0), pluginPath);
        } catch (IOException e) {
            throw noPlugin(pluginPath, "it cannot be read (" + e + ")");
        }
    }

    private static SinkPlugin ofManifest(Path folder, Path pluginPath) throws IOException {
        JsonNode manifest =
                new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
        String version = manifest.path("version").asText("");
        String name = manifest.path("name").asText("");
        if (version.isEmpty() || name.isEmpty()) {
            throw noPlugin(pluginPath, "its manifest.json says no name or no version");
        }
        String owner = manifest.path("owner").path("username").asText("neo4j");
        return new SinkPlugin(owner + "/" + name, version, folder, false).checked();
    }

    /**
     * The stand-in that k2g brings along.
     *
     * @throws FailedException when it was not built
     */
    public static SinkPlugin standIn() {
        Path folder = StandInSink.folder()
                .map(plugins -> plugins.resolve("k2g-standin-sink"))
                .filter(Files::isDirectory)
                .orElseThrow(() -> new FailedException(
                        "The stand-in sink is not there.", "Build it: mvn -pl connector-image/standin-sink package."));
        return new SinkPlugin("k2g/standin-sink", "", folder, true).checked();
    }

    private SinkPlugin checked() {
        List<FoundPlugin> found = connectors();
        if (found.isEmpty()) {
            throw noPlugin(folder, "none of its jars has a connector");
        }
        return version.isEmpty() ? new SinkPlugin(name, found.get(0).version(), folder, isStandIn) : this;
    }

    /** The connector classes in it. */
    List<FoundPlugin> connectors() {
        return scan().found();
    }

    /** The classes of its Connect REST extensions. */
    List<String> restExtensions() {
        return List.copyOf(scan().restExtensions());
    }

    /** Its files, in an order that does not depend on the machine. */
    List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw noPlugin(folder, "it cannot be read (" + e + ")");
        }
    }

    /** What its folder in the image is called. */
    String folderName() {
        return name.replace('/', '-');
    }

    private PluginScan scan() {
        PluginScan scan = new PluginScan();
        for (Path file : files()) {
            try (InputStream content = Files.newInputStream(file)) {
                scan.add(folderName(), file.getFileName().toString(), content);
            } catch (IOException e) {
                throw noPlugin(folder, file.getFileName() + " cannot be read (" + e.getMessage() + ")");
            }
        }
        return scan;
    }

    private static FailedException noPlugin(Path folder, String why) {
        return new FailedException(
                folder + " is no connector plugin: " + why + ".",
                "Name the folder of an unpacked connector, or fetch it: k2g plugin fetch neo4j/kafka-connect-neo4j:5.5.2.");
    }
}
