package dev.k2g.sink.config;

import dev.k2g.sink.config.SinkSettings.Mode;
import org.apache.kafka.common.config.AbstractConfig;
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
public final class CurrentDialect extends SinkDialect {

    /** What must not be blank under each kind of authentication. */
    private static final Map<CurrentKeys.Authentication, List<String>> REQUIRED = Map.of(
            CurrentKeys.Authentication.BASIC, List.of(CurrentKeys.USERNAME, CurrentKeys.PASSWORD),
            CurrentKeys.Authentication.KERBEROS, List.of(CurrentKeys.TICKET),
            CurrentKeys.Authentication.BEARER, List.of(CurrentKeys.TOKEN),
            CurrentKeys.Authentication.CUSTOM,
                    List.of(CurrentKeys.SCHEME, CurrentKeys.PRINCIPAL, CurrentKeys.CREDENTIALS));

    /** The dialect. */
    public CurrentDialect() {
        super(Mode.CURRENT, CurrentKeys.definition(), CurrentKeys.BATCH_SIZE, UnknownKeys::ofCurrent);
    }

    @Override
    void check(Map<String, String> properties, Findings findings) {
        authentication(findings.given(CurrentKeys.AUTH_TYPE).orElse("BASIC"))
                .map(kind -> REQUIRED.getOrDefault(kind, List.of()))
                .orElse(List.of())
                .stream()
                .filter(findings::isBlank)
                .forEach(key -> findings.refuse(key, "Invalid value for " + key + ": Must not be blank."));
        if (bindsNothing(properties)) {
            findings.refuse(
                    CurrentKeys.BIND_EVENT,
                    "At least one variable must be bound: set " + CurrentKeys.BIND_EVENT + " to true.");
        }
    }

    private static Optional<CurrentKeys.Authentication> authentication(String name) {
        return List.of(CurrentKeys.Authentication.values()).stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private static boolean bindsNothing(Map<String, String> properties) {
        return "false".equals(properties.get(CurrentKeys.BIND_EVENT))
                && List.of(
                                CurrentKeys.BIND_TIMESTAMP,
                                CurrentKeys.BIND_HEADER,
                                CurrentKeys.BIND_KEY,
                                CurrentKeys.BIND_VALUE)
                        .stream()
                        .allMatch(key -> "".equals(properties.get(key)));
    }

    @Override
    Bindings bindings(AbstractConfig config) {
        return new Bindings(
                config.getString(CurrentKeys.BIND_TIMESTAMP),
                config.getString(CurrentKeys.BIND_HEADER),
                config.getString(CurrentKeys.BIND_KEY),
                config.getString(CurrentKeys.BIND_VALUE),
                Boolean.parseBoolean(config.getString(CurrentKeys.BIND_EVENT)));
    }

    @Override
    Map<String, String> cypherByTopic(Map<String, String> properties) {
        if (properties.containsKey("topics.regex")) {
            throw new ConfigException(
                    "topics.regex cannot be used with this connector. List the topics in \"topics\".");
        }
        Map<String, String> cypher = new LinkedHashMap<>();
        for (String topic : Keys.splitList(properties.getOrDefault("topics", ""))) {
            String text = properties.get(CurrentKeys.CYPHER_PREFIX + topic);
            if (text == null) {
                // the official connector's sentence, and then what to do about it
                throw new ConfigException("Topic '" + topic + "' is not assigned a sink strategy. Set "
                        + CurrentKeys.CYPHER_PREFIX + topic + ".");
            }
            cypher.put(topic, text);
        }
        return cypher;
    }

    @Override
    ConnectionSettings connection(AbstractConfig config) {
        String idle = config.getString(CurrentKeys.POOL_IDLE);
        return new ConnectionSettings(
                Keys.readUris(config.getList(CurrentKeys.URI)),
                config.getString(CurrentKeys.DATABASE),
                credentials(config),
                new ConnectionSettings.Pool(
                        milliseconds(config, CurrentKeys.CONNECT_TIMEOUT),
                        milliseconds(config, CurrentKeys.POOL_ACQUISITION),
                        milliseconds(config, CurrentKeys.POOL_LIFETIME),
                        idle.isEmpty() ? -1 : milliseconds(config, CurrentKeys.POOL_IDLE),
                        config.getInt(CurrentKeys.POOL_SIZE)),
                Boolean.parseBoolean(config.getString(CurrentKeys.ENCRYPTED))
                        ? Optional.of(trust(config))
                        : Optional.empty());
    }

    private static long milliseconds(AbstractConfig config, String key) {
        return Durations.milliseconds(key, config.getString(key));
    }

    private static AuthToken credentials(AbstractConfig config) {
        return switch (CurrentKeys.Authentication.valueOf(config.getString(CurrentKeys.AUTH_TYPE))) {
            case NONE -> AuthTokens.none();
            case BASIC ->
                AuthTokens.basic(
                        config.getString(CurrentKeys.USERNAME),
                        config.getPassword(CurrentKeys.PASSWORD).value(),
                        config.getString(CurrentKeys.REALM));
            case KERBEROS ->
                AuthTokens.kerberos(config.getPassword(CurrentKeys.TICKET).value());
            case BEARER ->
                AuthTokens.bearer(config.getPassword(CurrentKeys.TOKEN).value());
            case CUSTOM ->
                AuthTokens.custom(
                        config.getString(CurrentKeys.PRINCIPAL),
                        config.getPassword(CurrentKeys.CREDENTIALS).value(),
                        config.getString(CurrentKeys.CUSTOM_REALM),
                        config.getString(CurrentKeys.SCHEME));
        };
    }

    private static TrustStrategy trust(AbstractConfig config) {
        TrustStrategy trust = switch (Strategy.valueOf(config.getString(CurrentKeys.TRUST))) {
            case TRUST_ALL_CERTIFICATES -> TrustStrategy.trustAllCertificates();
            case TRUST_SYSTEM_CA_SIGNED_CERTIFICATES -> TrustStrategy.trustSystemCertificates();
            case TRUST_CUSTOM_CA_SIGNED_CERTIFICATES ->
                TrustStrategy.trustCustomCertificateSignedBy(config.getList(CurrentKeys.CERTIFICATES).stream()
                        .map(File::new)
                        .toArray(File[]::new));
        };
        return Boolean.parseBoolean(config.getString(CurrentKeys.VERIFY_HOST))
                ? trust.withHostnameVerification()
                : trust.withoutHostnameVerification();
    }
}
