package dev.k2g.sink.config;

import dev.k2g.sink.config.SinkSettings.Mode;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config.TrustStrategy;
import org.neo4j.driver.Config.TrustStrategy.Strategy;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of connector 5.1 and later, as of 5.5.2. */
public final class CurrentDialect implements SinkDialect {

    /** The dialect's name. */
    public static final String NAME = "current";

    static final String CYPHER_PREFIX = "neo4j.cypher.topic.";

    private static final String URI = "neo4j.uri";
    private static final String DATABASE = "neo4j.database";
    private static final String AUTH_TYPE = "neo4j.authentication.type";
    private static final String USERNAME = "neo4j.authentication.basic.username";
    private static final String PASSWORD = "neo4j.authentication.basic.password";
    private static final String REALM = "neo4j.authentication.basic.realm";
    private static final String TICKET = "neo4j.authentication.kerberos.ticket";
    private static final String TOKEN = "neo4j.authentication.bearer.token";
    private static final String SCHEME = "neo4j.authentication.custom.scheme";
    private static final String PRINCIPAL = "neo4j.authentication.custom.principal";
    private static final String CREDENTIALS = "neo4j.authentication.custom.credentials";
    private static final String CUSTOM_REALM = "neo4j.authentication.custom.realm";
    private static final String ENCRYPTED = "neo4j.security.encrypted";
    private static final String TRUST = "neo4j.security.trust-strategy";
    private static final String VERIFY_HOST = "neo4j.security.hostname-verification-enabled";
    private static final String CERTIFICATES = "neo4j.security.cert-files";
    private static final String CONNECT_TIMEOUT = "neo4j.connection-timeout";
    private static final String POOL_SIZE = "neo4j.pool.max-connection-pool-size";
    private static final String POOL_ACQUISITION = "neo4j.pool.connection-acquisition-timeout";
    private static final String POOL_LIFETIME = "neo4j.pool.max-connection-lifetime";
    private static final String POOL_IDLE = "neo4j.pool.idle-time-before-connection-test";
    private static final String BATCH_SIZE = "neo4j.batch-size";
    private static final String BIND_TIMESTAMP = "neo4j.cypher.bind-timestamp-as";
    private static final String BIND_HEADER = "neo4j.cypher.bind-header-as";
    private static final String BIND_KEY = "neo4j.cypher.bind-key-as";
    private static final String BIND_VALUE = "neo4j.cypher.bind-value-as";
    private static final String BIND_EVENT = "neo4j.cypher.bind-value-as-event";

    private static final ConfigDef.Validator BOOLEAN = ConfigDef.ValidString.in("true", "false");

    /** What must not be blank under each kind of authentication. */
    private static final Map<Authentication, List<String>> REQUIRED = Map.of(
            Authentication.BASIC, List.of(USERNAME, PASSWORD),
            Authentication.KERBEROS, List.of(TICKET),
            Authentication.BEARER, List.of(TOKEN),
            Authentication.CUSTOM, List.of(SCHEME, PRINCIPAL, CREDENTIALS));

    private enum Authentication {
        NONE,
        BASIC,
        KERBEROS,
        BEARER,
        CUSTOM
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ConfigDef definition() {
        Keys keys = new Keys();
        connection(keys);
        pool(keys);
        keys.key(BATCH_SIZE, ConfigDef.Type.INT, 1000, ConfigDef.Range.atLeast(1), "Most records in one transaction.")
                .text("neo4j.batch-timeout", "0s", Durations.required(), "Accepted and not used, as in 5.5.2.")
                .text("neo4j.max-retry-time", "30s", Durations.required(), "Accepted; outages are retried without end.")
                .key(
                        "neo4j.max-batched-queries",
                        ConfigDef.Type.INT,
                        50,
                        ConfigDef.Range.atLeast(1),
                        "Accepted and not used.")
                .text(BIND_TIMESTAMP, "__timestamp", new ConfigDef.NonNullValidator(), "Name of the timestamp.")
                .text(BIND_HEADER, "__header", new ConfigDef.NonNullValidator(), "Name of the map of headers.")
                .text(BIND_KEY, "__key", new ConfigDef.NonNullValidator(), "Name of the key.")
                .text(BIND_VALUE, "__value", new ConfigDef.NonNullValidator(), "Name of the value.")
                .text(BIND_EVENT, "true", BOOLEAN, "Whether the value is bound as event too.");
        return keys.definition();
    }

    private static void connection(Keys keys) {
        keys.key(URI, ConfigDef.Type.LIST, ConfigDef.NO_DEFAULT_VALUE, Keys.uris(), "Addresses, separated by commas.")
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
                .key(
                        CERTIFICATES,
                        ConfigDef.Type.LIST,
                        List.of(),
                        new ConfigDef.NonNullValidator(),
                        "Files of trusted certificates.");
    }

    private static void pool(Keys keys) {
        keys.text(CONNECT_TIMEOUT, "30s", Durations.required(), "Longest wait for a connection to be established.")
                .key(POOL_SIZE, ConfigDef.Type.INT, 100, ConfigDef.Range.atLeast(1), "Most connections.")
                .text(POOL_ACQUISITION, "1m", Durations.required(), "Longest wait for a connection from the pool.")
                .text(POOL_LIFETIME, "1h", Durations.required(), "Age at which a connection is not used again.")
                .text(POOL_IDLE, "", Durations.optional(), "Idle time after which a connection is tested first.");
    }

    @Override
    public Config validate(Map<String, String> properties) {
        return findings(properties).config();
    }

    private Findings findings(Map<String, String> properties) {
        Findings findings = new Findings(definition(), properties);
        properties.keySet().stream()
                .filter(key -> key.startsWith("neo4j.") && !definition().names().contains(key))
                .forEach(key -> UnknownKeys.ofCurrent(key).ifPresent(message -> findings.refuse(key, message)));
        authentication(findings.given(AUTH_TYPE).orElse("BASIC"))
                .map(kind -> REQUIRED.getOrDefault(kind, List.of()))
                .orElse(List.of())
                .stream()
                .filter(findings::isBlank)
                .forEach(key -> findings.refuse(key, "Invalid value for " + key + ": Must not be blank."));
        if (bindsNothing(properties)) {
            findings.refuse(BIND_EVENT, "At least one variable must be bound: set " + BIND_EVENT + " to true.");
        }
        return findings;
    }

    private static Optional<Authentication> authentication(String name) {
        return List.of(Authentication.values()).stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private static boolean bindsNothing(Map<String, String> properties) {
        return "false".equals(properties.get(BIND_EVENT))
                && List.of(BIND_TIMESTAMP, BIND_HEADER, BIND_KEY, BIND_VALUE).stream()
                        .allMatch(key -> "".equals(properties.get(key)));
    }

    @Override
    public SinkSettings read(Map<String, String> properties) {
        findings(properties).throwIfAny();
        AbstractConfig config = new AbstractConfig(definition(), properties, false);
        return new SinkSettings(
                properties.getOrDefault("name", ""),
                Integer.parseInt(properties.getOrDefault(TASK, "0")),
                Mode.CURRENT,
                connection(config),
                config.getInt(BATCH_SIZE),
                cypherByTopic(properties),
                new Bindings(
                        config.getString(BIND_TIMESTAMP),
                        config.getString(BIND_HEADER),
                        config.getString(BIND_KEY),
                        config.getString(BIND_VALUE),
                        Boolean.parseBoolean(config.getString(BIND_EVENT))),
                "all".equals(properties.get("errors.tolerance")));
    }

    private static Map<String, String> cypherByTopic(Map<String, String> properties) {
        if (properties.containsKey("topics.regex")) {
            throw new ConfigException(
                    "topics.regex cannot be used with this connector. List the topics in \"topics\".");
        }
        Map<String, String> cypher = new LinkedHashMap<>();
        for (String topic : Keys.splitList(properties.getOrDefault("topics", ""))) {
            String text = properties.get(CYPHER_PREFIX + topic);
            if (text == null) {
                throw new ConfigException("Topic " + topic + " has no Cypher. Set " + CYPHER_PREFIX + topic + ".");
            }
            cypher.put(topic, text);
        }
        return cypher;
    }

    private static ConnectionSettings connection(AbstractConfig config) {
        String idle = config.getString(POOL_IDLE);
        return new ConnectionSettings(
                Keys.readUris(config.getList(URI)),
                config.getString(DATABASE),
                credentials(config),
                new ConnectionSettings.Pool(
                        milliseconds(config, CONNECT_TIMEOUT),
                        milliseconds(config, POOL_ACQUISITION),
                        milliseconds(config, POOL_LIFETIME),
                        idle.isEmpty() ? -1 : milliseconds(config, POOL_IDLE),
                        config.getInt(POOL_SIZE)),
                Boolean.parseBoolean(config.getString(ENCRYPTED)) ? Optional.of(trust(config)) : Optional.empty());
    }

    private static long milliseconds(AbstractConfig config, String key) {
        return Durations.milliseconds(key, config.getString(key));
    }

    private static AuthToken credentials(AbstractConfig config) {
        return switch (Authentication.valueOf(config.getString(AUTH_TYPE))) {
            case NONE -> AuthTokens.none();
            case BASIC ->
                AuthTokens.basic(
                        config.getString(USERNAME), config.getPassword(PASSWORD).value(), config.getString(REALM));
            case KERBEROS -> AuthTokens.kerberos(config.getPassword(TICKET).value());
            case BEARER -> AuthTokens.bearer(config.getPassword(TOKEN).value());
            case CUSTOM ->
                AuthTokens.custom(
                        config.getString(PRINCIPAL),
                        config.getPassword(CREDENTIALS).value(),
                        config.getString(CUSTOM_REALM),
                        config.getString(SCHEME));
        };
    }

    private static TrustStrategy trust(AbstractConfig config) {
        TrustStrategy trust = switch (Strategy.valueOf(config.getString(TRUST))) {
            case TRUST_ALL_CERTIFICATES -> TrustStrategy.trustAllCertificates();
            case TRUST_SYSTEM_CA_SIGNED_CERTIFICATES -> TrustStrategy.trustSystemCertificates();
            case TRUST_CUSTOM_CA_SIGNED_CERTIFICATES ->
                TrustStrategy.trustCustomCertificateSignedBy(
                        config.getList(CERTIFICATES).stream().map(File::new).toArray(File[]::new));
        };
        return Boolean.parseBoolean(config.getString(VERIFY_HOST))
                ? trust.withHostnameVerification()
                : trust.withoutHostnameVerification();
    }
}
