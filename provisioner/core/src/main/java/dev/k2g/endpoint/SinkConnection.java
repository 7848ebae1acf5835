package dev.k2g.endpoint;

import java.util.Optional;

/**
 * How the Connect worker, not k2g, reaches Neo4j: the values that go into a connector's configuration as they are. The
 * password is a reference that the worker's config provider resolves, such as
 * {@code ${file:/path/neo4j.properties:NEO4J_PASSWORD}}, never the password itself; for Confluent Cloud, which has no config
 * providers and masks what it is given, it is the password.
 *
 * @param uri Bolt address as the worker sees it
 * @param username the user, or a reference to it
 * @param passwordReference a reference to the password
 * @param database the database's name; empty text for the user's default one
 * @param kafka how a connector reaches Kafka where it does not do so as its worker does: on Confluent Cloud
 */
public record SinkConnection(
        String uri, String username, String passwordReference, String database, Optional<KafkaAccess> kafka) {

    /** For a connector that reaches Kafka as its worker does. */
    public SinkConnection(String uri, String username, String passwordReference, String database) {
        this(uri, username, passwordReference, database, Optional.empty());
    }

    /** Without the password, which is no reference where a service is given secrets themselves. */
    @Override
    public String toString() {
        return "SinkConnection[" + uri + ", " + username + ", " + database + "]";
    }
}
