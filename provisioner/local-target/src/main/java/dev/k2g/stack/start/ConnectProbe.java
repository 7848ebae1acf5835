package dev.k2g.stack.start;

import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.stack.start.Sight.Kind;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Whether a worker has joined its group, so that it accepts connectors (KIP-1017), and lists its plugins. It is the stack's
 * own when it works on the stack's Kafka cluster, whose id is random.
 */
final class ConnectProbe implements Probe {

    private static final Pattern CLUSTER = Pattern.compile("\"kafka_cluster_id\"\\s*:\\s*\"([^\"]*)\"");

    /** More than a worker says of itself. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final URI worker;
    private final String clusterId;

    ConnectProbe(ConnectEndpoint connect, String clusterId) {
        this.worker = connect.uri();
        this.clusterId = clusterId;
    }

    @Override
    public Sight look() {
        if (!Probe.listens(worker.getPort())) {
            return Sight.of(Kind.NOBODY);
        }
        try {
            Matcher cluster = CLUSTER.matcher(get("/"));
            if (!cluster.find()) {
                return Sight.of(Kind.FOREIGN, "does not answer as a Connect worker does");
            }
            if (!cluster.group(1).equals(clusterId)) {
                return Sight.of(Kind.UNTRUSTED, "is the worker of another Kafka cluster");
            }
            return get("/health").isEmpty() || get("/connector-plugins").isEmpty()
                    ? Sight.of(Kind.NOT_YET, "has not joined its group yet")
                    : Sight.of(Kind.ANSWERS);
        } catch (SocketTimeoutException | SocketException e) {
            return new Sight(Kind.NOT_YET, "does not answer yet", e);
        } catch (IOException e) {
            return new Sight(Kind.FOREIGN, "does not speak HTTP", e);
        }
    }

    /** The answer; empty text when it is none that was hoped for. */
    private String get(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(worker + path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            return "";
        }
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readNBytes(LONGEST_ANSWER), UTF_8);
        }
    }
}
