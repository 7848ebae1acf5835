package dev.k2g.plugin;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.PluginSpec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a connector archive can be had. */
public abstract class ArchiveSource {

    /**
     * An archive that a source has.
     *
     * @param name its file name
     * @param sha256 what the source itself says of it, if it says something
     * @param from its URL, or the name of a local file
     */
    record Archive(String name, Optional<String> sha256, String from) {}

    ArchiveSource() {}

    /**
     * A source that a user names: the URL of an archive, that of a mirror of the connector's releases, or a file.
     *
     * @param from the URL or file name
     * @param directory what a relative file name is relative to
     * @param patience with a web server
     * @throws InvalidInputException when it is neither
     */
    public static ArchiveSource named(String from, Path directory, HttpTimeouts patience) {
        if (!from.matches("(?i)https?://.*")) {
            return new LocalArchive(directory.resolve(from).normalize());
        }
        URI address = address(from);
        return address.getPath().endsWith(".zip")
                ? new WebArchive(address, new WebFiles(patience))
                : new ReleasePage(address, true, new WebFiles(patience));
    }

    /**
     * A mirror of the connector's releases, to be used in their place.
     *
     * @throws InvalidInputException when the text is no URL
     */
    public static ArchiveSource mirror(String root, HttpTimeouts patience) {
        return new ReleasePage(address(root), false, new WebFiles(patience));
    }

    /** The connector's own releases. */
    public static ArchiveSource releases(HttpTimeouts patience) {
        return new ReleasePage(URI.create(ReleasePage.ROOT), false, new WebFiles(patience));
    }

    private static URI address(String from) {
        try {
            URI address = URI.create(from);
            if (address.getHost() == null || !from.matches("(?i)https?://.*")) {
                throw new InvalidInputException("'" + from + "' is no http or https address.", "Correct it.");
            }
            if (address.getUserInfo() != null) {
                throw new InvalidInputException(
                        "The address at " + address.getHost() + " holds credentials, which k2g would have to show.",
                        "Fetch the archive by other means and name the file.");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("'" + from + "' is no URL.", "Correct it.", e);
        }
    }

    /** Whether somebody named the source, and so answers for what it holds. */
    boolean isNamed() {
        return true;
    }

    /**
     * What it has of this plugin.
     *
     * @throws FailedException when it has nothing
     */
    abstract Archive find(PluginSpec plugin);

    /** Copies the archive into a new file. */
    abstract void copy(Archive archive, Path target, WebFiles.Progress progress) throws IOException;

    /** A file, beside its {@code .sha256} perhaps. */
    private static final class LocalArchive extends ArchiveSource {

        private final Path file;

        LocalArchive(Path file) {
            this.file = file;
        }

        @Override
        Archive find(PluginSpec plugin) {
            if (!Files.isRegularFile(file)) {
                throw new InvalidInputException(
                        Files.isDirectory(file) ? file + " is a folder." : "There is no file " + file + ".",
                        "Name the archive itself, the .zip of the release of " + plugin + ", or its URL.");
            }
            String name = file.getFileName().toString();
            Path checksum = file.resolveSibling(name + ".sha256");
            try {
                Optional<String> sha256 =
                        Files.exists(checksum) ? Checksum.in(Files.readString(checksum), name) : Optional.empty();
                return new Archive(name, sha256, name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void copy(Archive archive, Path target, WebFiles.Progress progress) throws IOException {
            Files.copy(file, target);
            progress.at(Files.size(target), OptionalLong.of(Files.size(target)));
        }
    }

    /** One at a URL, beside its {@code .sha256} perhaps. */
    private static final class WebArchive extends ArchiveSource {

        private final URI address;
        private final WebFiles web;

        WebArchive(URI address, WebFiles web) {
            this.address = address;
            this.web = web;
        }

        @Override
        Archive find(PluginSpec plugin) {
            String name = address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
            URI checksum = address.resolve(name + ".sha256");
            return new Archive(
                    name, web.text(checksum).flatMap(text -> Checksum.in(text, name)), WebFiles.shown(address));
        }

        @Override
        void copy(Archive archive, Path target, WebFiles.Progress progress) {
            web.download(address, target, progress);
        }
    }
}
