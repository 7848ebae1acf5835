package dev.k2g.plugin;

import dev.k2g.failure.FailedException;
import dev.k2g.recipe.PluginSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        if (find(origin.plugin()).map(PluginOrigin::sha256).equals(Optional.of(origin.sha256()))) {
            return;
        }
        List<PluginOrigin> origins = new ArrayList<>(all());
        origins.removeIf(other -> other.plugin().equals(origin.plugin()));
        origins.add(origin);
        origins.sort(Comparator.comparing(other -> other.plugin().toString()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "plugins", ".lock");
            Files.writeString(fresh, HEAD + PluginOrigin.write(origins), UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FailedException(
                    origin.plugin() + " was fetched, but " + file + " cannot be written: " + e.getMessage() + ".",
                    "Make it writable and fetch again, so that its hash is remembered.",
                    e);
        }
    }
}
