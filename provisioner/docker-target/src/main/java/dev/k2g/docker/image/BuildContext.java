package dev.k2g.docker.image;

import dev.k2g.failure.FailedException;
import dev.k2g.stack.files.Sha256;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the engine gets to build an image of: files and build arguments, and nothing else of this machine. */
record BuildContext(ImageRequest request) {

    private static final List<String> OWN_FILES = List.of("Dockerfile", "install-plugin", "healthcheck");
    private static final int READABLE = 0100644;

    /** The Dockerfile's arguments, without the content hash. */
    Map<String, String> arguments() {
        return new TreeMap<>(Map.of(
                "BASE_IMAGE", request.base().name(),
                "CONNECTOR", request.sink().name(),
                "CONNECTOR_VERSION", request.sink().version(),
                "REST_EXTENSIONS", String.join(",", request.sink().restExtensions())));
    }

    /** The SHA-256 of files and arguments: the same wherever and whenever the same is built. */
    String hash() {
        try {
            MessageDigest digest = Sha256.digest();
            try (OutputStream hashed = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                hashed.write(arguments().toString().getBytes(StandardCharsets.UTF_8));
                writeTo(hashed);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** As a file in the form that the engine takes. The caller deletes it. */
    Path file() {
        try {
            Path file = Files.createTempFile("k2g-context", ".tar");
            try (OutputStream out = Files.newOutputStream(file)) {
                writeTo(out);
                return file;
            } catch (IOException e) {
                Files.delete(file);
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void writeTo(OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        for (String name : OWN_FILES) {
            put(tar, name, resource(name));
        }
        SinkPlugin sink = request.sink();
        for (Path file : sink.files()) {
            String inside = sink.folder().relativize(file).toString().replace('\\', '/');
            put(tar, "unpacked/plugin/" + sink.folderName() + "/" + inside, Files.readAllBytes(file));
        }
        tar.finish();
    }

    /** Without a time, an owner or a mode of this machine. */
    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(READABLE);
        entry.setModTime(0);
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static byte[] resource(String name) {
        try (InputStream resource = BuildContext.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the build left out connector-image/" + name);
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FailedException unreadable(IOException e) {
        return new FailedException(
                "The files for the image cannot be put together: " + e.getMessage() + ".",
                "Check " + request.sink().folder() + ", and the free space of " + System.getProperty("java.io.tmpdir")
                        + ".",
                e);
    }
}
