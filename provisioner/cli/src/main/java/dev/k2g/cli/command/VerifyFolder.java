package dev.k2g.cli.command;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.LockedException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** {@code .k2g-verify} beside a recipe: the servers of a verification, while it lasts, and its reports. */
final class VerifyFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;

    private VerifyFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes the folder, and keeps other verifications out until it is closed.
     *
     * @throws LockedException when another verification of the recipe runs
     */
    static VerifyFolder beside(Path recipe) {
        Path folder = recipe.resolve(".k2g-verify");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(".gitignore"), "*\n");
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new LockedException(
                        "Another k2g verify is at work in " + folder + ".",
                        "Wait until it is done. One that hangs is ended with Ctrl-C where it runs: then it tidies up.");
            }
            return new VerifyFolder(folder, channel);
        } catch (IOException e) {
            throw new FailedException(
                    "The folder " + folder + " cannot be written: " + e + ".", "Make it writable for you.", e);
        }
    }

    /** The state of the verification's own servers. */
    Path stack() {
        return folder.resolve("stack");
    }

    /** Where a report is written by default. */
    Path report(String extension) {
        return folder.resolve("features." + extension);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new FailedException("The lock in " + folder + " cannot be released: " + e + ".", null, e);
        }
    }
}
