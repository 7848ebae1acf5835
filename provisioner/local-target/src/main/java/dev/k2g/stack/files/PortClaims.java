package dev.k2g.stack.files;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/**
 * Picks free ports so that two stacks that start at the same time never pick the same one, whosever they are: from the
 * choice until the servers listen, each chosen TCP port is claimed by having the UDP port of the same number, which no
 * server of a stack listens on.
 *
 * <p>The system gives a port to one process only, whatever its user, and takes it back when that ends. So there is no file
 * that somebody else could delete, replace by a link or keep locked; whoever wanted to keep all claims from us could as
 * well take the TCP ports themselves. And claims reach exactly as far as the ports do: containers with a network of their
 * own have their own.
 */
public final class PortClaims implements AutoCloseable {

    /** How long a server that was killed may still listen: the system takes its memory away before its sockets. */
    static final Duration AFTER_KILL = Duration.ofSeconds(2);

    /** The ports that this process keeps for a stack whose servers are away. */
    private static final Set<Integer> RESERVED = ConcurrentHashMap.newKeySet();

    private static final InetAddress LOOPBACK = address("127.0.0.1");

    private final InetAddress address;

    private final IntPredicate isFree;

    private final Duration afterKill;

    private final List<DatagramSocket> claims = new ArrayList<>();

    private final Set<Integer> reserved = new HashSet<>();

    /**
     * @param address where the claims are, which is 127.0.0.1 for whatever is to meet
     * @param afterKill how long a remembered port that is not free is waited for
     */
    PortClaims(InetAddress address, IntPredicate isFree, Duration afterKill) {
        this.address = address;
        this.isFree = isFree;
        this.afterKill = afterKill;
    }

    /** No claims yet, to be made among those of all stacks of this machine. */
    public static PortClaims open() {
        return new PortClaims(LOOPBACK, PortClaims::isFree, AFTER_KILL);
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
                boolean isHeld = hold(port) || RESERVED.contains(port);
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
                                + " that is not needed, and keeps its data."));
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
            claims.add(new DatagramSocket(new InetSocketAddress(address, port)));
            return true;
        } catch (SocketException e) {
            return false; // claimed by another stack, or by this very one: what was asked
        }
    }

    /**
     * Keeps a port for the stack that remembers it, while the server that listened there is away: {@link #choose} of this
     * process gives it to that stack, and nobody else's gives it to anybody. Until these claims are closed.
     */
    public void reserve(int port) {
        if (hold(port)) {
            reserved.add(port);
            RESERVED.add(port);
        }
    }

    /** Whether nobody listens there. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException e) {
            return false; // taken: what was asked
        }
    }

    /** An address that is written in numbers. */
    static InetAddress address(String numbers) {
        try {
            return InetAddress.getByName(numbers);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(numbers + " needs no look-up", e);
        }
    }

    /** Gives the claims up. */
    @Override
    public void close() {
        RESERVED.removeAll(reserved);
        claims.forEach(DatagramSocket::close);
    }
}
