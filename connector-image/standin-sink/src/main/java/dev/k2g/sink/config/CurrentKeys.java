package dev.k2g.sink.config;

import org.apache.kafka.common.config.ConfigDef;
import org.neo4j.driver.Config.TrustStrategy.Strategy;

import java.util.List;

import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;

/** The keys of {@link CurrentDialect}. */
final class CurrentKeys {

    static final String CYPHER_PREFIX = "neo4j.cypher.topic.";

    static final String URI = "neo4j.uri";
    static final String DATABASE = "neo4j.database";
    static final String AUTH_TYPE = "neo4j.authentication.type";
    static final String USERNAME = "neo4j.authentication.basic.username";
    static final String PASSWORD = "neo4j.authentication.basic.password";
    static final String REALM = "neo4j.authentication.basic.realm";
    static final String TICKET = "neo4j.authentication.kerberos.ticket";
    static final String TOKEN = "neo4j.authentication.bearer.token";
    static final String SCHEME = "neo4j.authentication.custom.scheme";
    static final String PRINCIPAL = "neo4j.authentication.custom.principal";
    static final String CREDENTIALS = "neo4j.authentication.custom.credentials";
    static final String CUSTOM_REALM = "neo4j.authentication.custom.realm";
    static final String ENCRYPTED = "neo4j.security.encrypted";
    static final String TRUST = "neo4j.security.trust-strategy";
    static final String VERIFY_HOST = "neo4j.security.hostname-verification-enabled";
    static final String CERTIFICATES = "neo4j.security.cert-files";
    static final String CONNECT_TIMEOUT = "neo4j.connection-timeout";
    static final String POOL_SIZE = "neo4j.pool.max-connection-pool-size";
    static final String POOL_ACQUISITION = "neo4j.pool.connection-acquisition-timeout";
    static final String POOL_LIFETIME = "neo4j.pool.max-connection-lifetime";
    static final String POOL_IDLE = "neo4j.pool.idle-time-before-connection-test";
    static final String BATCH_SIZE = "neo4j.batch-size";
    static final String BIND_TIMESTAMP = "neo4j.cypher.bind-timestamp-as";
    static final String BIND_HEADER = "neo4j.cypher.bind-header-as";
    static final String BIND_KEY = "neo4j.cypher.bind-key-as";
    static final String BIND_VALUE = "neo4j.cypher.bind-value-as";
    static final String BIND_EVENT = "neo4j.cypher.bind-value-as-event";

    static final ConfigDef.Validator BOOLEAN = ConfigDef.ValidString.in("true", "false");

    /** Ways to authenticate. */
    enum Authentication {
        NONE,
        BASIC,
        KERBEROS,
        BEARER,
        CUSTOM
    }

    private CurrentKeys() {}

    /** The keys with types, defaults and single-value checks. */
    static ConfigDef definition() {
        Keys keys = new Keys();
        connection(keys);
        pool(keys);
        keys.key(BATCH_SIZE, INT, 1000, ConfigDef.Range.atLeast(1), "Most records in one transaction.")
                .text("neo4j.batch-timeout", "0s", Durations.required(), "Accepted and not used, as in 5.5.2.")
                .text("neo4j.max-retry-time", "30s", Durations.required(), "Accepted; outages are retried without end.")
                .key("neo4j.max-batched-queries", INT, 50, ConfigDef.Range.atLeast(1), "Accepted and not used.")
                .text(BIND_TIMESTAMP, "__timestamp", new ConfigDef.NonNullValidator(), "Name of the timestamp.")
                .text(BIND_HEADER, "__header", new ConfigDef.NonNullValidator(), "Name of the map of headers.")
                .text(BIND_KEY, "__key", new ConfigDef.NonNullValidator(), "Name of the key.")
                .text(BIND_VALUE, "__value", new ConfigDef.NonNullValidator(), "Name of the value.")
                .text(BIND_EVENT, "true", BOOLEAN, "Whether the value is bound as event too.");
        return keys.definition();
    }

    private static void connection(Keys keys) {
        keys.key(URI, LIST, ConfigDef.NO_DEFAULT_VALUE, Keys.uris(), "Addresses, separated by commas.")
                .text(DATABASE, "Name of the database; empty for the user's default one.")
                .text(AUTH_TYPE, "BASIC", Keys.oneOf(Authentication.class), "How to authenticate.")
                .text(USERNAME, "User, under BASIC.")
                .secret(PASSWORD, "Password, under BASIC.")
                .text(REALM, "Realm, under BASIC.")
                .secret(TICKET, "Ticket, under KERBEROS.")
                .secret(TOKEN, "Token, under BEARER.")
                .text(SCHEME, "Scheme, under CUSTOM.")
                .text(PRINCIPAL, "Principal, under CUSTOM.")
                .secret(CREDENTIALS, "Credentials, under CUSTOM.")
                .text(CUSTOM_REALM, "Realm, under CUSTOM.")
                .text(ENCRYPTED, "false", BOOLEAN, "TLS beside bolt:// and neo4j://.")
                .text(TRUST, "TRUST_SYSTEM_CA_SIGNED_CERTIFICATES", Keys.oneOf(Strategy.class), "Whom to trust then.")
                .text(VERIFY_HOST, "true", BOOLEAN, "Whether host names are verified then.")
                .key(CERTIFICATES, LIST, List.of(), new ConfigDef.NonNullValidator(), "Files of trusted certificates.");
    }

    private static void pool(Keys keys) {
        keys.text(CONNECT_TIMEOUT, "30s", Durations.required(), "Longest wait for a connection to be established.")
                .key(POOL_SIZE, INT, 100, ConfigDef.Range.atLeast(1), "Most connections.")
                .text(POOL_ACQUISITION, "1m", Durations.required(), "Longest wait for a connection from the pool.")
                .text(POOL_LIFETIME, "1h", Durations.required(), "Age at which a connection is not used again.")
                .text(POOL_IDLE, "", Durations.optional(), "Idle time after which a connection is tested first.");
    }
}
