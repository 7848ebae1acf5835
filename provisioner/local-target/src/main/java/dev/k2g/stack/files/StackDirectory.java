package dev.k2g.stack.files;

import dev.k2g.failure.FailedException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where a local stack keeps what it knows: {@code .k2g/} beside the recipe. Nobody but its owner reads it: directories
 * have mode 0700, files 0600.
 *
 * @param root its absolute path
 */
public record StackDirectory(Path root) {

    private static final String OWNER_ONLY = "rwx------";
    private static final long LEAST_SPACE = 200_000_000;

    /** Makes the path absolute. */
    public StackDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Something that touches files. */
    public interface FileWork<T> {
        T run() throws IOException;
    }

    /** Makes the directory, and keeps it out of version control. */
    public void create() {
        guarded(() -> {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString(OWNER_ONLY));
            write(root.resolve(".gitignore"), "*\n");
            return root;
        });
    }

    /**
     * Checks that there is room for what the servers store, before they fail one by one for want of it.
     *
     * @throws FailedException when less than 200 MB are free
     */
    public void requireSpace() {
        long free = guarded(() -> Files.getFileStore(root).getUsableSpace());
        if (free < LEAST_SPACE) {
            throw new FailedException(
                    "The disk that " + root + " is on is full: " + free / 1_000_000 + " MB are free, "
                            + LEAST_SPACE / 1_000_000 + " MB are needed.",
                    "Make room on it: df shows what it holds.");
        }
    }

    public boolean exists() {
        return Files.isDirectory(root);
    }

    /** Home and working directory of a server. */
    public Path server(String server) {
        return root.resolve(server);
    }

    public Path log(String server) {
        return root.resolve("logs").resolve(server + ".log");
    }

    public Path processRecord(String server) {
        return server(server).resolve("process.properties");
    }

    public Path credentials() {
        return root.resolve("credentials.properties");
    }

    public Path ports() {
        return root.resolve("ports.properties");
    }

    public Path tls() {
        return root.resolve("tls");
    }

    /** The only directory that connectors may read secrets from. */
    public Path workerSecrets() {
        return root.resolve("worker-secrets");
    }

    /** Replaces a file as a whole, readable by its owner only. */
    public void write(Path file, String text) {
        write(file, text.getBytes(UTF_8));
    }

    /** Replaces a file as a whole, readable by its owner only. */
    public void write(Path file, byte[] content) {
        guarded(() -> {
            directory(Objects.requireNonNull(file.getParent()));
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, content, StandardOpenOption.WRITE);
            return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    /** Makes a directory that only its owner reads. */
    public Path directory(Path directory) {
        return guarded(() -> Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))));
    }

    /** Deletes a file or a whole directory, if it is there. */
    public void delete(Path path) {
        guarded(() -> {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                // no links are followed, and what is inside a folder goes before it
                try (Stream<Path> inside = Files.walk(path)) {
                    for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(each);
                    }
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }
            return path;
        });
    }

    /** Runs work on files of this directory, and explains why it failed. */
    public <T> T guarded(FileWork<T> work) {
        try {
            return work.run();
        } catch (AccessDeniedException | FileAlreadyExistsException e) {
            throw new FailedException(
                    "The state directory " + root + " cannot be used: no access to " + e.getFile() + ".",
                    "Make it writable for you: ls -ld shows whose it is.",
                    e);
        } catch (IOException e) {
            throw new FailedException(
                    "The state directory " + root + " cannot be used: " + e.getMessage() + ".",
                    "Check the free space (df) and the permissions of its file system.",
                    e);
        }
    }
}
