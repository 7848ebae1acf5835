package dev.k2g.plugin;

import dev.k2g.recipe.PluginSpec;

import java.net.URI;
import java.nio.file.Path;

/**
 * An archive at a URL, beside its {@code .sha256} perhaps.
 *
 * @param address of the archive
 */
record WebArchive(URI address, WebFiles web) implements ArchiveSource {

    @Override
    public boolean isNamed() {
        return true;
    }

    @Override
    public ArchiveInfo offer(PluginSpec plugin) {
        String archive = address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
        URI checksum = address.resolve(archive + ".sha256");
        return new ArchiveInfo(
                archive, web.text(checksum).flatMap(text -> Checksum.in(text, archive)), WebFiles.shown(address));
    }

    @Override
    public void copy(ArchiveInfo offer, Path target, DownloadProgress progress) {
        web.download(address, target, progress);
    }
}
