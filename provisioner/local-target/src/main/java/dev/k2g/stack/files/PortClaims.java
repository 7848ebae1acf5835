package dev.k2g.stack.files;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Picks free ports so that two stacks that start at the same time never pick the same one: from the choice until the
 * servers listen, the chosen ports are locked (a byte each) in a file that every k2g of this user knows.
 */
public final class PortClaims implements AutoCloseable {

    /** How long a server that was killed may still listen: the system takes its memory away before its sockets. */
    static final Duration AFTER_KILL = Duration.ofSeconds(2);

    private final FileChannel claims;

    private final IntPredicate isFree;

    private final Duration afterKill;

    private PortClaims(FileChannel claims, IntPredicate isFree, Duration afterKill) {
        this.claims = claims;
        this.isFree = isFree;
        this.afterKill = afterKill;
    }

    /**
     * @param directory where the claims of all stacks of this user are
     * @throws IOException when the directory cannot be written
     */
    public static PortClaims in(Path directory) throws IOException {
        return in(directory, PortClaims::isFree, AFTER_KILL);
    }

    /** @param afterKill how long a remembered port that is not free is waited for */
    static PortClaims in(Path directory, IntPredicate isFree, Duration afterKill) throws IOException {
        Files.createDirectories(directory);
        FileChannel claims =
                FileChannel.open(directory.resolve("ports.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new PortClaims(claims, isFree, afterKill);
    }

    /**
     * A port for each listener: the remembered one if it may be used, else the first free one of its range. A remembered
     * one that is not free is waited for, two seconds in all: clients of the server that listened there ask nowhere else.
     *
     * @param remembered from the last start
     * @param ours listened on by servers of this stack that stay
     * @throws FailedException when every port of a range is taken
     */
    public Map<PortRange, Integer> choose(Map<PortRange, Integer> remembered, Set<Integer> ours) {
        Map<PortRange, Integer> chosen = new EnumMap<>(PortRange.class);
        Deadline untilFree = Deadline.in(afterKill);
        for (PortRange range : PortRange.values()) {
            Optional<Integer> again = Optional.ofNullable(remembered.get(range)).filter(port -> {
                boolean isHeld = hold(port);
                return ours.contains(port) || (isHeld && untilFree.isMet(() -> isFree.test(port)));
            });
            chosen.put(range, again.orElseGet(() -> anyOf(range)));
        }
        return chosen;
    }

    private int anyOf(PortRange range) {
        return first(range)
                .orElseThrow(() -> new FailedException(
                        "Every port of the range " + range + " on 127.0.0.1 is taken.",
                        "Free one of them: lsof -iTCP -sTCP:LISTEN shows by whom they are taken; k2g down stops a stack"
                                + " that is not needed."));
    }

    /** The first free port of a range; empty when every port of it is taken. */
    public OptionalInt first(PortRange range) {
        return range.candidates()
                .filter(port -> hold(port) && isFree.test(port))
                .findFirst();
    }

    /** Keeps others from choosing a port, whether or not anybody listens there now; says whether nobody else does so. */
    public boolean hold(int port) {
        try {
            return claims.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false; // claimed by another stack that this process starts
        } catch (IOException e) {
            throw new FailedException("Port claims cannot be locked: " + e.getMessage() + ".", null, e);
        }
    }

    /** Whether nobody listens there. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false; // taken: what was asked
        }
    }

    /** Gives the claims up. */
    @Override
    public void close() throws IOException {
        claims.close();
    }
}
