package dev.k2g.cloud.diagnosis;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/**
 * Where something listens.
 *
 * @param host a name or an IP address
 * @param port a TCP port
 */
record HostPort(String host, int port) {

    /** @param usualPort the port where the address has none */
    static HostPort of(URI uri, int usualPort) {
        return new HostPort(String.valueOf(uri.getHost()), uri.getPort() < 0 ? usualPort : uri.getPort());
    }

    /** Of a comma list of {@code host:port}. */
    static List<HostPort> listOf(String bootstrapServers) {
        return Arrays.stream(bootstrapServers.split(","))
                .map(server -> of(URI.create("kafka://" + server.strip()), 9092))
                .toList();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
