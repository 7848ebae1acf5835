package dev.k2g.stack.files;

import dev.k2g.failure.LockedException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Keeps a second k2g from changing the same stack. Released at the latest by the end of the process. */
public final class DirectoryLock implements AutoCloseable {

    /** Far behind the pid that the file holds: a locked byte cannot be read on every system. */
    private static final long LOCKED_BYTE = 1024;

    private final StackDirectory state;
    private final FileChannel channel;

    private DirectoryLock(StackDirectory state, FileChannel channel) {
        this.state = state;
        this.channel = channel;
    }

    /**
     * Takes the lock, without waiting.
     *
     * @throws LockedException naming the process that has it
     */
    public static DirectoryLock take(StackDirectory state) {
        Path file = state.root().resolve("lock");
        FileChannel channel = state.guarded(() ->
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        Optional<FileLock> lock = state.guarded(() -> tryLock(channel));
        if (lock.isEmpty()) {
            String holder = state.guarded(() -> holder(channel));
            throw new LockedException(
                    "Another k2g (pid " + holder + ") is at work on " + state.root() + ".",
                    "Wait until it is done. One that hangs is ended with Ctrl-C where it runs: then it tidies up.");
        }
        state.guarded(() -> {
            channel.truncate(0);
            return channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII)), 0);
        });
        return new DirectoryLock(state, channel);
    }

    /** Does something under the lock, if there is such a stack at all. */
    public static void ifExists(StackDirectory state, Runnable work) {
        if (state.exists()) {
            try (DirectoryLock lock = take(state)) {
                work.run();
            }
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock(LOCKED_BYTE, 1, false));
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // held by this very process
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        channel.close();
        String pid = new String(text.array(), 0, text.position(), US_ASCII).strip();
        return pid.isEmpty() ? "unknown" : pid;
    }

    @Override
    public void close() {
        state.guarded(() -> {
            channel.close();
            return channel;
        });
    }
}
