package dev.k2g.endpoint;

import dev.k2g.secret.Secret;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Neo4j database reached over Bolt with TLS, as on Aura.
 *
 * @param uri Bolt address, {@code neo4j+s://host:port}
 * @param username the user
 * @param password its password
 * @param database the database's name; empty text for the user's default one
 * @param certificateAuthority PEM file of a private authority, or empty to trust the system's
 * @param browser where Neo4j Browser is served, if it is
 */
public record Neo4jEndpoint(
        URI uri,
        String username,
        Secret password,
        String database,
        Optional<Path> certificateAuthority,
        Optional<URI> browser) {}
