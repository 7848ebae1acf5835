package dev.k2g.endpoint;

import java.net.URI;

/**
 * A Kafka Connect worker's REST API.
 *
 * @param uri the base address, without a trailing slash
 */
public record ConnectEndpoint(URI uri) {}
