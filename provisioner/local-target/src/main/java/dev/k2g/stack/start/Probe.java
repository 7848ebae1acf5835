package dev.k2g.stack.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Looks at one server. It makes sure that what answers is the stack's own before it sends anything that is secret. Keeps
 * its client between looks.
 */
public interface Probe extends AutoCloseable {

    /** How long one attempt of a client may take. */
    int TIMEOUT_MS = 3_000;

    /** One look, of a few seconds at most. */
    Sight look();

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
