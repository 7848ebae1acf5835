package dev.k2g.plugin;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.PluginSpec;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Where a connector archive can be had. */
public sealed interface ArchiveSource permits ReleasePage, WebArchive, LocalArchive {

    /**
     * A place that a user names: the URL of an archive, that of a mirror of the connector's releases, or a file.
     *
     * @param from the URL or file name
     * @param directory what a relative file name is relative to
     * @param patience with a web server
     * @throws InvalidInputException when it is neither
     */
    static ArchiveSource named(String from, Path directory, HttpTimeouts patience) {
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
    static ArchiveSource mirror(String root, HttpTimeouts patience) {
        return new ReleasePage(address(root), false, new WebFiles(patience));
    }

    /** The connector's own releases. */
    static ArchiveSource releases(HttpTimeouts patience) {
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

    /** Whether somebody named the place, and so answers for what it holds. */
    boolean isNamed();

    /**
     * What it has of this plugin.
     *
     * @throws FailedException when it has nothing
     */
    ArchiveInfo offer(PluginSpec plugin);

    /** Copies the archive into a new file. */
    void copy(ArchiveInfo offer, Path target, DownloadProgress progress) throws IOException;
}
