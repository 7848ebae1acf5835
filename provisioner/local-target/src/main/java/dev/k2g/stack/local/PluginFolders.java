package dev.k2g.stack.local;

import dev.k2g.failure.FailedException;
import dev.k2g.stack.files.StackDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where the worker finds plugins: the folder of one sink, the official one or the stand-in, and {@code plugins} of the
 * state directory for others. Both sinks have classes of the same names, so they are never there together.
 *
 * @param folders each holds one folder a plugin
 */
record PluginFolders(List<Path> folders) {

    private static final String REST_EXTENSION = "META-INF/services/org.apache.kafka.connect.rest.ConnectRestExtension";

    /**
     * Those of a stack.
     *
     * @param officialSink the plugin folder of the official sink; empty for the stand-in
     */
    static PluginFolders of(StackDirectory state, Optional<Path> officialSink) {
        Path own = state.directory(state.root().resolve("plugins"));
        return new PluginFolders(Stream.concat(officialSink.or(StandInSink::folder).stream(), Stream.of(own))
                .toList());
    }

    /** As {@code plugin.path} wants it. */
    String path() {
        return folders.stream().map(Path::toString).collect(Collectors.joining(","));
    }

    /** The REST extensions that the plugins declare as services, as {@code rest.extension.classes} wants it. */
    String restExtensions() {
        return jars().flatMap(jar -> restExtension(jar).stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** Changes when a plugin is built or fetched anew: a worker goes on with the classes that it has loaded. */
    String stamp() {
        return jars().map(jar -> jar.getFileName() + ClassDataArchive.stamp(jar))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Stream<Path> jars() {
        return folders.stream().filter(Files::isDirectory).flatMap(PluginFolders::jars);
    }

    private static Stream<Path> jars(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
        } catch (IOException e) {
            throw new FailedException(
                    "The plugin folder " + folder + " cannot be read: " + e.getMessage() + ".",
                    "Build it again with Maven.",
                    e);
        }
    }

    private static Optional<String> restExtension(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(REST_EXTENSION);
            if (entry == null) {
                return Optional.empty();
            }
            return new String(file.getInputStream(entry).readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .findFirst();
        } catch (IOException e) {
            throw new FailedException(
                    "The plugin " + jar + " is no readable jar: " + e.getMessage() + ".",
                    "Build or fetch it again.",
                    e);
        }
    }
}
