package dev.k2g.stack.start;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks one server whether it does its work. Keeps its client between questions. */
public interface Probe extends AutoCloseable {

    /** How long one attempt of a client may take. */
    int TIMEOUT_MS = 3_000;

    /**
     * One attempt, of a few seconds at most.
     *
     * @throws FailedException when it answers, and asking again will not help
     */
    boolean answers(Endpoints endpoints);

    /** Closes the client. */
    @Override
    default void close() {}

    /** Of a worker: whether it has joined its group, so that it accepts connectors (KIP-1017), and lists its plugins. */
    static boolean connectAnswers(Endpoints endpoints) {
        URI worker = endpoints.connect().uri();
        return listens(worker.getPort()) && isOk(worker, "/health") && isOk(worker, "/connector-plugins");
    }

    private static boolean isOk(URI worker, String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(worker + path).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return false;
            }
            try (InputStream body = connection.getInputStream()) {
                body.readAllBytes();
                return true;
            }
        } catch (IOException e) {
            return false; // starting, or gone: what was asked
        }
    }

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
