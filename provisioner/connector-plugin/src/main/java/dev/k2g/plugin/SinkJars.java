package dev.k2g.plugin;

import dev.k2g.failure.FailedException;
import dev.k2g.sinkmodel.Dialect;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The jars of an unpacked plugin: whether the Neo4j sink is among them, and whether a worker finds it there. */
final class SinkJars {

    /** The official sink's classes: of 5.1 and later, and of earlier releases. */
    private static final List<String> SINKS =
            Dialect.OF_WORKERS.stream().map(Dialect::connectorClass).toList();

    private static final String SERVICE = "META-INF/services/org.apache.kafka.connect.sink.SinkConnector";

    private SinkJars() {}

    /**
     * Checks that the sink is there. Where no jar declares it as a service, one is added that does, as {@code
     * connect-plugin-path sync-manifests} would: a worker that reads services only does not find it otherwise (<a
     * href="https://cwiki.apache.org/confluence/display/KAFKA/KIP-898%3A+Modernize+Connect+plugin+discovery">KIP-898</a>).
     *
     * @param folder the unpacked plugin
     * @param archive what it is called in errors
     */
    static void check(Path folder, String archive) throws IOException {
        TreeSet<String> found = new TreeSet<>();
        boolean declared = false;
        for (Path jar : jars(folder)) {
            try (JarFile file = new JarFile(jar.toFile())) {
                SINKS.stream()
                        .filter(sink -> file.getEntry(sink.replace('.', '/') + ".class") != null)
                        .forEach(found::add);
                declared |= file.getEntry(SERVICE) != null;
            } catch (ZipException e) {
                throw new FailedException(
                        archive + " is damaged: its " + jar.getFileName() + " is no jar.", "Fetch it again.", e);
            }
        }
        if (found.isEmpty()) {
            throw new FailedException(
                    archive + " holds no Neo4j sink: none of its jars has the class " + String.join(" or ", SINKS)
                            + ".",
                    "Fetch the .zip of the connector's release, the one for Confluent.");
        }
        if (!declared) {
            declare(found, folder.resolve("lib").resolve("k2g-service-manifest.jar"));
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static void declare(Iterable<String> sinks, Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry(SERVICE));
            entries.write((String.join("\n", sinks) + "\n").getBytes(UTF_8));
            entries.closeEntry();
        }
    }
}
