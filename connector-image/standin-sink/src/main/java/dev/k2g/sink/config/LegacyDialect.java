package dev.k2g.sink.config;

import dev.k2g.sink.config.SinkSettings.Mode;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config.TrustStrategy;
import org.neo4j.driver.Config.TrustStrategy.Strategy;

import java.io.File;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

/** The keys of connectors before 5.1, as of 1.0.9. */
public final class LegacyDialect extends SinkDialect {

    static final String CYPHER_PREFIX = "neo4j.topic.cypher.";

    private static final String URI = "neo4j.server.uri";
    private static final String DATABASE = "neo4j.database";
    private static final String AUTH_TYPE = "neo4j.authentication.type";
    private static final String USERNAME = "neo4j.authentication.basic.username";
    private static final String PASSWORD = "neo4j.authentication.basic.password";
    private static final String REALM = "neo4j.authentication.basic.realm";
    private static final String TICKET = "neo4j.authentication.kerberos.ticket";
    private static final String ENCRYPTED = "neo4j.encryption.enabled";
    private static final String TRUST = "neo4j.encryption.trust.strategy";
    private static final String CERTIFICATE = "neo4j.encryption.ca.certificate.path";
    private static final String LIFETIME = "neo4j.connection.max.lifetime.msecs";
    private static final String ACQUISITION = "neo4j.connection.acquisition.timeout.msecs";
    private static final String LIVENESS = "neo4j.connection.liveness.check.timeout.msecs";
    private static final String POOL_SIZE = "neo4j.connection.max.pool.size";
    private static final String BATCH_SIZE = "neo4j.batch.size";
    private static final String TOPICS = "topics";

    private static final long CONNECT_TIMEOUT = 30_000;
    private static final long HOUR = 3_600_000;
    private static final long MINUTE = 60_000;

    private enum Authentication {
        NONE,
        BASIC,
        KERBEROS
    }

    /** The dialect. */
    public LegacyDialect() {
        super(Mode.LEGACY, keys(), BATCH_SIZE, UnknownKeys::ofLegacy);
    }

    private static ConfigDef keys() {
        ConfigDef.Validator positive = ConfigDef.Range.atLeast(1);
        return new Keys()
                .key(URI, STRING, "bolt://localhost:7687", Keys.uris(), "Addresses, separated by commas.")
                .text(DATABASE, "Name of the database; empty for the user's default one.")
                .text(AUTH_TYPE, "BASIC", Keys.oneOf(Authentication.class), "How to authenticate.")
                .text(USERNAME, "User, under BASIC.")
                .secret(PASSWORD, "Password, under BASIC.")
                .text(REALM, "Realm, under BASIC.")
                .secret(TICKET, "Ticket, under KERBEROS.")
                .key(ENCRYPTED, BOOLEAN, false, new ConfigDef.NonNullValidator(), "TLS beside plain schemes.")
                .text(TRUST, "TRUST_ALL_CERTIFICATES", Keys.oneOf(Strategy.class), "Whom to trust then.")
                .text(CERTIFICATE, "File of a trusted certificate.")
                .key(LIFETIME, LONG, HOUR, positive, "Age at which a connection is not used again, in ms.")
                .key(ACQUISITION, LONG, MINUTE, positive, "Longest wait for a pooled connection, in ms.")
                .key(LIVENESS, LONG, MINUTE, positive, "Idle time before a test, in minutes despite its name.")
                .key(POOL_SIZE, INT, 100, positive, "Most connections.")
                .key(BATCH_SIZE, INT, 1000, positive, "Most records in one transaction.")
                .key("neo4j.batch.timeout.msecs", LONG, 30_000L, ConfigDef.Range.atLeast(0), "Not used.")
                .key("neo4j.batch.parallelize", BOOLEAN, true, new ConfigDef.NonNullValidator(), "Not used.")
                .key("neo4j.retry.backoff.msecs", LONG, 30_000L, positive, "Not used: retried without end.")
                .key("neo4j.retry.max.attemps", INT, 5, positive, "Not used: retried without end.")
                .definition();
    }

    @Override
    void check(Map<String, String> properties, Findings findings) {
        if (properties.containsKey("topics.regex")) {
            findings.refuse(
                    "topics.regex", "topics.regex cannot be used with this connector. List the topics in \"topics\".");
        }
        Set<String> listed = new HashSet<>(Keys.splitList(properties.getOrDefault(TOPICS, "")));
        Set<String> withCypher = properties.keySet().stream()
                .filter(key -> key.startsWith(CYPHER_PREFIX))
                .map(key -> key.substring(CYPHER_PREFIX.length()))
                .collect(Collectors.toSet());
        listed.stream()
                .filter(topic -> !withCypher.contains(topic))
                .forEach(topic -> findings.refuse(
                        TOPICS, "Topic " + topic + " has no Cypher. Set " + CYPHER_PREFIX + topic + "."));
        withCypher.stream()
                .filter(topic -> !listed.contains(topic))
                .forEach(topic -> findings.refuse(
                        CYPHER_PREFIX + topic,
                        "Topic " + topic + " is not in \"topics\". Add it there, or remove this."));
    }

    @Override
    Bindings bindings(AbstractConfig config) {
        return Bindings.eventOnly();
    }

    @Override
    Map<String, String> cypherByTopic(Map<String, String> properties) {
        Map<String, String> cypher = new LinkedHashMap<>();
        Keys.splitList(properties.getOrDefault(TOPICS, ""))
                .forEach(topic -> cypher.put(topic, properties.getOrDefault(CYPHER_PREFIX + topic, "")));
        return cypher;
    }

    @Override
    ConnectionSettings connection(AbstractConfig config) {
        return new ConnectionSettings(
                Keys.readUris(Keys.splitList(config.getString(URI))),
                config.getString(DATABASE),
                credentials(config),
                new ConnectionSettings.Pool(
                        CONNECT_TIMEOUT,
                        config.getLong(ACQUISITION),
                        config.getLong(LIFETIME),
                        // 1.0.9 hands the number to the driver as minutes
                        Math.multiplyExact(Math.min(config.getLong(LIVENESS), Integer.MAX_VALUE), MINUTE),
                        config.getInt(POOL_SIZE)),
                config.getBoolean(ENCRYPTED) ? Optional.of(trust(config)) : Optional.empty());
    }

    private static AuthToken credentials(AbstractConfig config) {
        return switch (Authentication.valueOf(config.getString(AUTH_TYPE))) {
            case NONE -> AuthTokens.none();
            case BASIC ->
                AuthTokens.basic(
                        config.getString(USERNAME), config.getPassword(PASSWORD).value(), config.getString(REALM));
            case KERBEROS -> AuthTokens.kerberos(config.getPassword(TICKET).value());
        };
    }

    private static TrustStrategy trust(AbstractConfig config) {
        return switch (Strategy.valueOf(config.getString(TRUST))) {
            case TRUST_ALL_CERTIFICATES -> TrustStrategy.trustAllCertificates();
            case TRUST_SYSTEM_CA_SIGNED_CERTIFICATES -> TrustStrategy.trustSystemCertificates();
            case TRUST_CUSTOM_CA_SIGNED_CERTIFICATES ->
                TrustStrategy.trustCustomCertificateSignedBy(new File(config.getString(CERTIFICATE)));
        };
    }
}
