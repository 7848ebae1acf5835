package dev.k2g.plugin;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.recipe.PluginSpec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The connector archives that were once fetched, and their hashes: whoever fetches one again gets the same bytes, or an
 * error.
 *
 * @param file a text file, kept under version control; it need not be there
 */
public record PluginLock(Path file) {

    /** Where it is in a checkout. */
    public static final String FILE = "connector-image/plugins.lock";

    private static final Duration TO_WRITE = Duration.ofSeconds(30);

    private static final String HEAD = """
            # Connector archives that k2g plugin fetch has checked. It adds to this file, and from then on refuses an archive
            # of other content. Keep it under version control.

            """;

    /** The archive of this plugin, if it is known. */
    public Optional<PluginOrigin> find(PluginSpec plugin) {
        return all().stream().filter(origin -> origin.plugin().equals(plugin)).findFirst();
    }

    /**
     * Every known archive, by plugin and version.
     *
     * @throws FailedException when the file cannot be read
     */
    public List<PluginOrigin> all() {
        try {
            return Files.exists(file) ? PluginOrigin.read(Files.readString(file), file.toString()) : List.of();
        } catch (IOException e) {
            throw new FailedException(file + " cannot be read: " + e.getMessage() + ".", "Check its permissions.", e);
        }
    }

    /** Adds an archive, unless it is there already. One of another hash takes its plugin's place. */
    void remember(PluginOrigin origin) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path writers = folder.resolve("." + file.getFileName() + ".writer");
            try (FileChannel channel = FileChannel.open(writers, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // until it is closed: what another fetch adds between reading and writing would be lost
                Deadline.in(TO_WRITE)
                        .awaitTrue(
                                "another fetch to have written " + file,
                                () -> isLocked(channel),
                                () -> "it still holds " + writers + ".");
                add(origin, folder);
            }
        } catch (IOException e) {
            throw new FailedException(
                    origin.plugin() + " was fetched, but " + file + " cannot be written: " + e.getMessage() + ".",
                    "Make it writable and fetch again, so that its hash is remembered.",
                    e);
        }
    }

    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(PluginOrigin origin, Path folder) throws IOException {
        if (find(origin.plugin()).map(PluginOrigin::sha256).equals(Optional.of(origin.sha256()))) {
            return;
        }
        List<PluginOrigin> origins = new ArrayList<>(all());
        origins.removeIf(other -> other.plugin().equals(origin.plugin()));
        origins.add(origin);
        origins.sort(Comparator.comparing(other -> other.plugin().toString()));
        Path fresh = Files.createTempFile(folder, "plugins", ".lock");
        Files.writeString(fresh, HEAD + PluginOrigin.write(origins), UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
