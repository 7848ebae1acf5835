package dev.k2g.docker.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Official sinks as plugin fetch leaves them, small ones. */
final class PluginFolder {

    static final String SINK = "org.neo4j.connectors.kafka.sink.Neo4jConnector";

    private PluginFolder() {}

    /** What a worker's plugin.path would name. */
    static Path official(Path parent, String version) throws IOException {
        Path plugin = Files.createDirectories(parent.resolve("plugin").resolve("lib"));
        Files.writeString(plugin.resolveSibling("manifest.json"), """
                {"name": "kafka-connect-neo4j", "version": "%s", "owner": {"username": "neo4j"}}
                """.formatted(version));
        jar(plugin.resolve("sink-connector.jar"), SINK.replace('.', '/') + ".class");
        Files.writeString(parent.resolve("origin.txt"), "not part of the plugin");
        return parent;
    }

    /** A jar with these entries, each of which is empty. */
    static void jar(Path file, String... entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (String entry : entries) {
                JarEntry made = new JarEntry(entry);
                made.setTime(0);
                jar.putNextEntry(made);
                jar.closeEntry();
            }
        }
    }
}
