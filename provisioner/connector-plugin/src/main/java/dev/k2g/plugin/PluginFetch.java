package dev.k2g.plugin;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.K2gException;
import dev.k2g.plugin.ArchiveSource.Archive;
import dev.k2g.recipe.PluginSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Brings a connector archive into the cache, once something vouches for it.
 *
 * @param cache where the plugin is to be
 * @param lock the archives that are known
 * @param progress told, in one line each, what happens
 */
public record PluginFetch(PluginCache cache, PluginLock lock, Consumer<String> progress) {

    private static final long STEP = 10_000_000;

    /**
     * The plugin, if it is in the cache and its archive is the one that is known.
     *
     * @throws FailedException when it came from another archive
     */
    public Optional<FetchedPlugin> find(PluginSpec plugin) {
        Optional<FetchedPlugin> found = cache.find(plugin);
        String actual = found.map(here -> here.origin().sha256()).orElse("");
        Optional<PluginOrigin> known =
                lock.find(plugin).filter(origin -> !origin.sha256().equals(actual));
        if (found.isPresent() && known.isPresent()) {
            throw mismatch(
                    "The archive that " + found.get().folder() + " came from",
                    known.get().sha256(),
                    actual,
                    lock.file().toString(),
                    "Do not use it. Move that folder away and fetch it again; plugins.lock stays as it is, unless the release's own"
                            + " checksum says otherwise.");
        }
        return found;
    }

    /**
     * Fetches the plugin and remembers its hash.
     *
     * @throws FailedException when there is no such archive, nothing vouches for it, or it is not what it should be
     * @throws dev.k2g.failure.UnreachableException when the source does not answer
     */
    public FetchedPlugin fetch(PluginSpec plugin, ArchiveSource source) {
        return fetch(plugin, source, this::refuse);
    }

    /**
     * As {@link #fetch(PluginSpec, ArchiveSource)}; of an archive that somebody names and nothing vouches for, whoever
     * asks for it decides.
     *
     * @param unvouched told what the archive is before anything is kept of it; throws if it is not wanted
     */
    public FetchedPlugin fetch(PluginSpec plugin, ArchiveSource source, Consumer<PluginOrigin> unvouched) {
        FetchedPlugin fetched = fetchOnly(plugin, source, unvouched);
        lock.remember(fetched.origin());
        return fetched;
    }

    /** As {@link #fetch(PluginSpec, ArchiveSource)}, without a change to the lock. */
    FetchedPlugin fetchOnly(PluginSpec plugin, ArchiveSource source) {
        return fetchOnly(plugin, source, this::refuse);
    }

    private void refuse(PluginOrigin origin) {
        throw nothingVouchesFor(origin.from());
    }

    private FetchedPlugin fetchOnly(PluginSpec plugin, ArchiveSource source, Consumer<PluginOrigin> unvouched) {
        Archive archive = source.find(plugin);
        Optional<String> expected = expected(plugin, archive, source);
        progress.accept("Fetching " + plugin + " from " + archive.from() + ".");
        try {
            Path unfinished = cache.begin();
            try {
                return fetchInto(unfinished, plugin, source, archive, expected, unvouched);
            } finally {
                PluginCache.delete(unfinished);
            }
        } catch (IOException e) {
            throw cache.unusable(e);
        }
    }

    private FetchedPlugin fetchInto(
            Path unfinished,
            PluginSpec plugin,
            ArchiveSource source,
            Archive archive,
            Optional<String> expected,
            Consumer<PluginOrigin> unvouched)
            throws IOException {
        Path file = unfinished.resolve(archive.name());
        source.copy(archive, file, new Steps());
        String actual = Checksum.of(file);
        if (expected.isPresent() && !expected.get().equals(actual)) {
            throw mismatch(
                    archive.from(),
                    expected.get(),
                    actual,
                    lock.find(plugin).isPresent() ? lock.file().toString() : "its own checksum",
                    "It was damaged or replaced: fetch it again, and from the connector's own release if it stays so.");
        }
        new PluginArchive(file).unpack(plugin, PluginCache.content(unfinished));
        SinkJars.check(PluginCache.content(unfinished), archive.name());
        PluginCache.delete(file);
        PluginOrigin origin = new PluginOrigin(plugin, archive.name(), actual, archive.from());
        if (expected.isEmpty()) {
            progress.accept("Nothing vouches for " + archive.name() + ": there is no checksum beside it, and "
                    + lock.file().getFileName() + " does not know it.");
            unvouched.accept(origin);
        }
        return cache.complete(unfinished, origin);
    }

    /** What the archive's hash must be. */
    private Optional<String> expected(PluginSpec plugin, Archive archive, ArchiveSource source) {
        Optional<String> known = lock.find(plugin).map(PluginOrigin::sha256);
        if (known.isPresent() && archive.sha256().isPresent() && !known.equals(archive.sha256())) {
            throw mismatch(
                    archive.from() + ", by the checksum beside it,",
                    known.get(),
                    archive.sha256().get(),
                    lock.file().toString(),
                    "Do not use it before its publisher says why it changed, which a release does not: only then is its entry in"
                            + " plugins.lock to be replaced.");
        }
        if (known.isEmpty() && archive.sha256().isEmpty()) {
            if (!source.isNamed()) {
                throw nothingVouchesFor(archive.from());
            }
        }
        return known.or(archive::sha256);
    }

    private FailedException nothingVouchesFor(String archive) {
        return new FailedException(
                "Nothing vouches for " + archive + ": it has no checksum, and " + lock.file() + " does not know it.",
                "Fetch it with --from and its address if you trust it.");
    }

    private static K2gException mismatch(String what, String expected, String actual, String by, String remedy) {
        return new FailedException(
                what + " is another one than expected: SHA-256 " + actual + ", not " + expected + " as " + by
                        + " says.",
                remedy);
    }

    /** Says how far it is every ten megabytes, and at the end. */
    private final class Steps implements WebFiles.Progress {

        private long reported;

        @Override
        public void at(long bytes, OptionalLong length) {
            if (bytes - reported >= STEP) {
                reported = bytes;
                progress.accept("  " + megabytes(bytes)
                        + (length.isPresent() ? " of " + megabytes(length.getAsLong()) : "") + " MB");
            }
        }

        private static String megabytes(long bytes) {
            return String.valueOf(bytes / 1_000_000);
        }
    }
}
