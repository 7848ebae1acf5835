package dev.k2g.sink.config;

import org.neo4j.driver.AuthToken;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.net.ServerAddress;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How the database is reached. Not a record: a record's {@code toString} would show the credentials.
 */
public final class ConnectionSettings {

    private static final int BOLT_PORT = 7687;

    private final List<URI> uris;
    private final String database;
    private final AuthToken credentials;
    private final Pool pool;
    private final Optional<Config.TrustStrategy> trust;

    /**
     * Times and sizes of the connection pool, in milliseconds.
     *
     * @param connectTimeout for a connection to be established
     * @param acquisitionTimeout for a connection from the pool
     * @param maxLifetime after which a connection is not used again
     * @param idleBeforeTest after which an idle connection is tested before use; negative for never
     * @param maxSize most connections
     */
    public record Pool(
            long connectTimeout, long acquisitionTimeout, long maxLifetime, long idleBeforeTest, int maxSize) {}

    /**
     * @param uris addresses, tried in turn; the first one's scheme counts
     * @param database its name, empty for the user's default one
     * @param credentials who connects
     * @param pool times and sizes
     * @param trust for plain schemes with encryption switched on: whom to trust; ignored beside {@code +s} and {@code +ssc}
     */
    public ConnectionSettings(
            List<URI> uris, String database, AuthToken credentials, Pool pool, Optional<Config.TrustStrategy> trust) {
        this.uris = List.copyOf(uris);
        this.database = database;
        this.credentials = credentials;
        this.pool = pool;
        this.trust = trust;
    }

    /** The addresses as text, for messages. */
    public String address() {
        return uris.stream().map(URI::toString).collect(Collectors.joining(","));
    }

    /** The database's name, empty for the user's default one. */
    public String database() {
        return database;
    }

    /** A driver, not yet connected. The caller closes it. */
    public Driver driver() {
        return GraphDatabase.driver(uris.get(0), credentials, config());
    }

    /** A session on the configured database. */
    public SessionConfig session() {
        SessionConfig.Builder session = SessionConfig.builder();
        if (!database.isBlank()) {
            session.withDatabase(database);
        }
        return session.build();
    }

    private Config config() {
        Config.ConfigBuilder config = Config.builder()
                .withUserAgent("k2g-standin-sink")
                .withConnectionTimeout(pool.connectTimeout(), TimeUnit.MILLISECONDS)
                .withConnectionAcquisitionTimeout(pool.acquisitionTimeout(), TimeUnit.MILLISECONDS)
                .withMaxConnectionLifetime(pool.maxLifetime(), TimeUnit.MILLISECONDS)
                .withConnectionLivenessCheckTimeout(pool.idleBeforeTest(), TimeUnit.MILLISECONDS)
                .withMaxConnectionPoolSize(pool.maxSize())
                // The task does the retrying, so that a worker that stops never waits for a driver.
                .withMaxTransactionRetryTime(0, TimeUnit.MILLISECONDS)
                .withTelemetryDisabled(true);
        if (uris.size() > 1) {
            Set<ServerAddress> addresses = uris.stream()
                    .map(uri -> ServerAddress.of(uri.getHost(), uri.getPort() < 0 ? BOLT_PORT : uri.getPort()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            config.withResolver(address -> addresses);
        }
        if (uris.stream().noneMatch(ConnectionSettings::isSecured)) {
            trust.ifPresentOrElse(
                    strategy -> config.withEncryption().withTrustStrategy(strategy), config::withoutEncryption);
        }
        return config.build();
    }

    private static boolean isSecured(URI uri) {
        return uri.getScheme().endsWith("+s") || uri.getScheme().endsWith("+ssc");
    }
}
