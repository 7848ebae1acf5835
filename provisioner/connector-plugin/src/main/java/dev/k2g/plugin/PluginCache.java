package dev.k2g.plugin;

import dev.k2g.failure.FailedException;
import dev.k2g.recipe.PluginSpec;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The plugins that were fetched for a user, for all recipes. A plugin appears in it as a whole or not at all.
 *
 * @param directory where they are; made when the first one is fetched
 */
public record PluginCache(Path directory) {

    private static final String ORIGIN = "origin.txt";
    private static final String CONTENT = "plugin";
    private static final String UNFINISHED = ".unfinished-";
    private static final Duration ABANDONED = Duration.ofHours(6);

    /** This plugin, if it is here. */
    public Optional<FetchedPlugin> find(PluginSpec plugin) {
        return read(folder(plugin)).filter(found -> found.origin().plugin().equals(plugin));
    }

    /** Every plugin that is here, by name and version. */
    public List<FetchedPlugin> all() {
        return list().flatMap(folder -> read(folder).stream())
                .sorted(Comparator.comparing(found -> found.origin().plugin().toString()))
                .toList();
    }

    /** An empty folder for a plugin that is being fetched. What aborted fetches left behind is deleted. */
    Path begin() throws IOException {
        Files.createDirectories(directory);
        Instant longAgo = Instant.now().minus(ABANDONED);
        for (Path folder : list().filter(PluginCache::isUnfinished).toList()) {
            if (Files.getLastModifiedTime(folder).toInstant().isBefore(longAgo)) {
                delete(folder);
            }
        }
        return Files.createTempDirectory(directory, UNFINISHED);
    }

    /** Where the content of the plugin goes that is being fetched in this folder. */
    static Path content(Path unfinished) {
        return unfinished.resolve(CONTENT);
    }

    /** Puts a plugin that is complete in its place, and that of another archive out of it. */
    FetchedPlugin complete(Path unfinished, PluginOrigin origin) throws IOException {
        Files.writeString(unfinished.resolve(ORIGIN), PluginOrigin.write(List.of(origin)), UTF_8);
        Path folder = folder(origin.plugin());
        Optional<FetchedPlugin> present = findFrom(origin);
        if (present.isPresent()) {
            return present.get();
        }
        if (Files.exists(folder)) {
            Path replaced = begin();
            Files.move(folder, replaced, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            delete(replaced);
        }
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            return new FetchedPlugin(origin, folder);
        } catch (FileSystemException e) {
            return findFrom(origin).orElseThrow(() -> e); // another k2g was a moment faster
        }
    }

    private Optional<FetchedPlugin> findFrom(PluginOrigin origin) {
        return find(origin.plugin()).filter(found -> found.origin().sha256().equals(origin.sha256()));
    }

    /** Deletes a folder of this cache, if it is still there. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path folder(PluginSpec plugin) {
        return directory.resolve(plugin.name().replace('/', '-') + "-" + plugin.version());
    }

    private static boolean isUnfinished(Path folder) {
        return folder.getFileName().toString().startsWith(UNFINISHED);
    }

    private Stream<Path> list() {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.toList().stream();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Optional<FetchedPlugin> read(Path folder) {
        Path origin = folder.resolve(ORIGIN);
        if (isUnfinished(folder) || !Files.isRegularFile(origin) || !Files.isDirectory(folder.resolve(CONTENT))) {
            return Optional.empty();
        }
        try {
            return PluginOrigin.read(Files.readString(origin), origin.toString()).stream()
                    .findFirst()
                    .map(found -> new FetchedPlugin(found, folder));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    FailedException unusable(IOException e) {
        return new FailedException(
                "The plugin cache " + directory + " cannot be used: " + e + ".",
                "Check its permissions and the free space (df).",
                e);
    }
}
