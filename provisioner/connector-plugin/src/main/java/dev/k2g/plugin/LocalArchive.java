package dev.k2g.plugin;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.PluginSpec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An archive that is a file, beside its {@code .sha256} perhaps.
 *
 * @param file the archive
 */
record LocalArchive(Path file) implements ArchiveSource {

    @Override
    public boolean isNamed() {
        return true;
    }

    @Override
    public ArchiveInfo offer(PluginSpec plugin) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    Files.isDirectory(file) ? file + " is a folder." : "There is no file " + file + ".",
                    "Name the archive itself, the .zip of the release of " + plugin + ", or its URL.");
        }
        String archive = file.getFileName().toString();
        Path checksum = file.resolveSibling(archive + ".sha256");
        try {
            Optional<String> sha256 =
                    Files.exists(checksum) ? Checksum.in(Files.readString(checksum), archive) : Optional.empty();
            return new ArchiveInfo(archive, sha256, archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void copy(ArchiveInfo offer, Path target, DownloadProgress progress) throws IOException {
        Files.copy(file, target);
        progress.at(Files.size(target), OptionalLong.of(Files.size(target)));
    }
}
