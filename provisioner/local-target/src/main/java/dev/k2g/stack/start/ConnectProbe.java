package dev.k2g.stack.start;

import dev.k2g.endpoint.Endpoints;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** Whether the worker has joined its group, so that it accepts connectors (KIP-1017), and lists its plugins. */
final class ConnectProbe implements Probe {

    private static final int TIMEOUT_MS = 3_000;

    @Override
    public boolean answers(Endpoints endpoints) {
        URI worker = endpoints.connect().uri();
        return Probe.listens(worker.getPort()) && isOk(worker, "/health") && isOk(worker, "/connector-plugins");
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
}
