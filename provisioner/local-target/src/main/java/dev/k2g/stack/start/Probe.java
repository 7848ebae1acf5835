package dev.k2g.stack.start;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks one server whether it does its work. Keeps its client between questions. */
public interface Probe extends AutoCloseable {

    /**
     * One attempt, of a few seconds at most.
     *
     * @throws FailedException when it answers, and asking again will not help
     */
    boolean answers(Endpoints endpoints);

    /** Closes the client. */
    @Override
    default void close() {}

    /** Whether anything listens on this port of 127.0.0.1. Cheaper than a client that tries. */
    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 1_000);
            return true;
        } catch (IOException e) {
            return false; // not yet, or not any more: what was asked
        }
    }
}
