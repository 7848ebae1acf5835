package dev.k2g.docker.image;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.sinkmodel.Dialect;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Collects the connectors in the files of plugins: those that a jar declares as services (<a
 * href="https://cwiki.apache.org/confluence/display/KAFKA/KIP-898%3A+Modernize+Connect+plugin+discovery">KIP-898</a>), and
 * the Neo4j sink's, whose releases declare none.
 */
final class PluginScan {

    private static final String SERVICES = "META-INF/services/org.apache.kafka.connect.";
    private static final Set<String> CONNECTORS =
            Set.of(SERVICES + "sink.SinkConnector", SERVICES + "source.SourceConnector");
    private static final String REST_EXTENSION = SERVICES + "rest.ConnectRestExtension";
    private static final List<String> SINKS =
            Dialect.OF_WORKERS.stream().map(Dialect::connectorClass).toList();

    private final Map<String, Plugin> plugins = new TreeMap<>();
    private final Set<String> restExtensions = new TreeSet<>();

    /**
     * Looks into a file, if it is one that says something.
     *
     * @param location the plugin that it belongs to
     * @param name the file's name
     * @param content left open
     */
    void add(String location, String name, InputStream content) throws IOException {
        if (name.endsWith(".jar")) {
            readJar(plugins.computeIfAbsent(location, key -> new Plugin()), content);
        } else if (name.endsWith("manifest.json")) {
            plugins.computeIfAbsent(location, key -> new Plugin()).archive = Optional.of(new ObjectMapper()
                            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                            .readTree(content)
                            .path("version")
                            .asText(""))
                    .filter(version -> !version.isEmpty());
        }
    }

    private void readJar(Plugin plugin, InputStream content) throws IOException {
        JarInputStream jar = new JarInputStream(content, false);
        Set<String> classes = new TreeSet<>();
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            if (CONNECTORS.contains(entry.getName())) {
                classes.addAll(services(jar));
            } else if (entry.getName().equals(REST_EXTENSION)) {
                restExtensions.addAll(services(jar));
            } else if (entry.getName().endsWith("Connector.class")) {
                String name = entry.getName().replaceFirst("\\.class$", "").replace('/', '.');
                if (SINKS.contains(name)) {
                    classes.add(name);
                }
            }
        }
        if (!classes.isEmpty()) {
            plugin.classes.addAll(classes);
            plugin.jar = plugin.jar.or(() -> implementationVersion(jar.getManifest()));
        }
    }

    private static List<String> services(InputStream jar) throws IOException {
        return new String(jar.readAllBytes(), UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @SuppressWarnings("NullAway") // a jar without a manifest has none
    private static Optional<String> implementationVersion(Manifest manifest) {
        return Optional.ofNullable(manifest)
                .map(present -> present.getMainAttributes().getValue("Implementation-Version"));
    }

    /** Every connector, by class. */
    List<FoundPlugin> found() {
        List<FoundPlugin> found = new ArrayList<>();
        plugins.forEach((location, plugin) -> plugin.classes.forEach(className -> found.add(
                new FoundPlugin(className, plugin.archive.or(() -> plugin.jar).orElse(""), location))));
        found.sort(Comparator.comparing(FoundPlugin::className).thenComparing(FoundPlugin::location));
        return found;
    }

    /** The REST extensions, by class. */
    Set<String> restExtensions() {
        return restExtensions;
    }

    private static final class Plugin {
        private final Set<String> classes = new TreeSet<>();
        private Optional<String> archive = Optional.empty();
        private Optional<String> jar = Optional.empty();
    }
}
