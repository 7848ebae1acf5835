package dev.k2g.endpoint;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What runs connectors, and is told by HTTP: a Kafka Connect worker's REST API, or Confluent Cloud's for one cluster.
 *
 * @param uri the base address, without a trailing slash: what {@code /connectors} is appended to
 * @param service whose API it is
 * @param login for HTTP's Basic authentication; empty where none is asked for
 * @param certificateAuthority PEM file of a private authority, or empty to trust the system's
 */
public record ConnectEndpoint(URI uri, Service service, Optional<Login> login, Optional<Path> certificateAuthority) {

    /** Whose API it is. */
    public enum Service {
        /** A worker of one's own. */
        WORKER,
        /** Confluent Cloud, which runs connectors as a service. */
        CONFLUENT_CLOUD
    }

    /** A worker that asks for no login. */
    public ConnectEndpoint(URI uri) {
        this(uri, Service.WORKER, Optional.empty(), Optional.empty());
    }
}
