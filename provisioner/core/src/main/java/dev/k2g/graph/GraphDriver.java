package dev.k2g.graph;

import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.InvalidInputException;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Config.TrustStrategy;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;

import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Opens a driver: short time-outs, and trust in a private authority where the endpoint names one. */
final class GraphDriver {

    private static final String ENCRYPTED = "+s";

    private GraphDriver() {}

    static Driver open(Neo4jEndpoint endpoint) {
        Config.ConfigBuilder config = Config.builder()
                .withLogging(Logging.slf4j())
                .withUserAgent("k2g")
                .withTelemetryDisabled(true)
                .withConnectionTimeout(5, TimeUnit.SECONDS)
                .withConnectionAcquisitionTimeout(10, TimeUnit.SECONDS)
                .withMaxTransactionRetryTime(10, TimeUnit.SECONDS)
                // a connection of the pool may be one to a server that has been restarted since
                .withConnectionLivenessCheckTimeout(0, TimeUnit.MILLISECONDS);
        endpoint.certificateAuthority()
                .ifPresent(pem -> config.withEncryption()
                        .withTrustStrategy(TrustStrategy.trustCustomCertificateSignedBy(pem.toFile())
                                .withHostnameVerification()));
        URI uri = endpoint.certificateAuthority().isPresent() ? withoutImpliedTrust(endpoint.uri()) : endpoint.uri();
        try {
            return GraphDatabase.driver(
                    uri,
                    AuthTokens.basic(endpoint.username(), endpoint.password().reveal()),
                    config.build());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "The Neo4j address " + endpoint.uri() + " cannot be used: " + e.getMessage(),
                    "Write it as neo4j+s://HOST:7687.",
                    e);
        }
    }

    /** The driver takes no trust settings beside a scheme that implies them: +s becomes the plain scheme, encrypted. */
    static URI withoutImpliedTrust(URI uri) {
        String scheme = uri.getScheme();
        if (scheme == null || !scheme.endsWith(ENCRYPTED)) {
            return uri;
        }
        String text = uri.toString();
        return URI.create(scheme.substring(0, scheme.length() - ENCRYPTED.length()) + text.substring(scheme.length()));
    }
}
