package dev.k2g.docker.engine;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.testcontainers.images.builder.Transferable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Checksum;

/** Files on their way into a container, all at once, each readable by its owner only. */
final class ContainerFiles implements Transferable {

    private static final int OWNER_READS = 0100400;

    private final List<ContainerFile> files;
    private final ContainerUser owner;

    ContainerFiles(List<ContainerFile> files, ContainerUser owner) {
        this.files = files;
        this.owner = owner;
    }

    @Override
    public void transferTo(TarArchiveOutputStream archive, String destination) {
        try {
            for (ContainerFile file : files) {
                byte[] content = file.bytes();
                TarArchiveEntry entry = new TarArchiveEntry(file.path());
                entry.setSize(content.length);
                entry.setMode(OWNER_READS);
                entry.setIds((int) owner.uid(), (int) owner.gid());
                archive.putArchiveEntry(entry);
                archive.write(content);
                archive.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long getSize() {
        return files.stream().mapToLong(file -> file.bytes().length).sum();
    }

    /** Testcontainers writes this sum on the container, and a sum of a weak secret would betray it. */
    @Override
    public void updateChecksum(Checksum checksum) {
        checksum.update(files.size());
    }
}
