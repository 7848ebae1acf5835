package dev.k2g.plugin;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.PluginSpec;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The releases of the Neo4j connector, or a mirror of them: a folder for each version, with the archive and its
 * checksums. By its <a href="https://github.com/neo4j/neo4j-kafka-connector/blob/main/packaging/pom.xml">build</a>,
 * JReleaser puts {@code neo4j-kafka-connect-VERSION.zip} there, the file's {@code .sha256}, and {@code
 * checksums_sha256.txt} for all files; releases since August 2026 call the archive {@code
 * neo4j-kafka-connect-neo4j-VERSION.zip}.
 */
final class ReleasePage extends ArchiveSource {

    static final String ROOT = "https://github.com/neo4j/neo4j-kafka-connector/releases/download";

    private static final String PLUGIN = "neo4j/kafka-connect-neo4j";
    private static final List<String> ARCHIVES =
            List.of("neo4j-kafka-connect-%s.zip", "neo4j-kafka-connect-neo4j-%s.zip");
    private static final String CHECKSUMS = "checksums_sha256.txt";

    private final URI root;
    private final boolean isNamed;
    private final WebFiles web;

    /**
     * @param root the folder that holds the versions
     * @param isNamed whether somebody named it
     */
    ReleasePage(URI root, boolean isNamed, WebFiles web) {
        this.root = root;
        this.isNamed = isNamed;
        this.web = web;
    }

    @Override
    boolean isNamed() {
        return isNamed;
    }

    @Override
    Archive find(PluginSpec plugin) {
        if (!plugin.name().equals(PLUGIN)) {
            throw new InvalidInputException(
                    "k2g does not know where " + plugin.name() + " is released, only " + PLUGIN + ".",
                    "Name the archive's URL or file with --from.");
        }
        List<String> names = ARCHIVES.stream()
                .map(archive -> archive.formatted(plugin.version()))
                .toList();
        for (String name : names) {
            Optional<String> checksum = web.text(at(plugin, name + ".sha256"));
            if (checksum.isPresent()) {
                return archive(plugin, name, Checksum.in(checksum.get(), name));
            }
        }
        String checksums = web.text(at(plugin, CHECKSUMS)).orElse("");
        for (String name : names) {
            Optional<String> checksum = Checksum.in(checksums, name);
            if (checksum.isPresent() || web.exists(at(plugin, name))) {
                return archive(plugin, name, checksum);
            }
        }
        throw new FailedException(
                "There is no release of " + plugin + " at " + WebFiles.shown(at(plugin, "")) + ".",
                "Check the version; releases from 5.1.0 on are there.");
    }

    private Archive archive(PluginSpec plugin, String name, Optional<String> sha256) {
        return new Archive(name, sha256, WebFiles.shown(at(plugin, name)));
    }

    private URI at(PluginSpec plugin, String file) {
        return URI.create(root.toString().replaceFirst("/+$", "") + "/" + plugin.version() + "/" + file);
    }

    @Override
    void copy(Archive archive, Path target, WebFiles.Progress progress) {
        web.download(URI.create(archive.from()), target, progress);
    }
}
