package dev.k2g.endpoint;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach the Aura API about one instance.
 *
 * @param uri where the API is, without a trailing slash
 * @param instance the instance's id
 * @param client id and secret of an API key of the console
 * @param certificateAuthority PEM file of a private authority, or empty to trust the system's
 */
public record AuraAccess(URI uri, String instance, Login client, Optional<Path> certificateAuthority) {}
