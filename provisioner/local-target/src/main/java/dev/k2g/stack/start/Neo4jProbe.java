package dev.k2g.stack.start;

import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.stack.start.Sight.Kind;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Config.TrustStrategy;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.SecurityException;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether Neo4j answers a query over Bolt with TLS. */
final class Neo4jProbe implements Probe {

    private final Neo4jEndpoint neo4j;
    private final OwnCertificate certificate;
    private @Nullable Driver driver;

    Neo4jProbe(Neo4jEndpoint neo4j) {
        this.neo4j = neo4j;
        this.certificate = new OwnCertificate(neo4j.uri().getPort(), neo4j.certificateAuthority());
    }

    @Override
    public Sight look() {
        Optional<Sight> lacking = certificate.lacking();
        return lacking.orElseGet(this::query);
    }

    private Sight query() {
        if (driver == null) {
            driver = connect();
        }
        try (Session session = driver.session()) {
            session.run("RETURN 1").consume();
            return Sight.of(Kind.ANSWERS);
        } catch (AuthenticationException e) {
            return new Sight(Kind.REFUSES, "refuses the password", e);
        } catch (SecurityException e) {
            // one with a code came over a connection that was trusted: it lets nobody in for some seconds
            boolean isUntrusted = Objects.requireNonNullElse(e.code(), "N/A").equals("N/A");
            return isUntrusted
                    ? new Sight(Kind.UNTRUSTED, "shows a certificate that is not trusted", e)
                    : new Sight(Kind.NOT_YET, "lets nobody in for now", e);
        } catch (Neo4jException e) {
            return new Sight(Kind.NOT_YET, "does not answer queries yet", e); // the database is still starting, or gone
        }
    }

    private Driver connect() {
        Config.ConfigBuilder config = Config.builder()
                .withEncryption()
                .withConnectionTimeout(3, TimeUnit.SECONDS)
                .withConnectionAcquisitionTimeout(3, TimeUnit.SECONDS)
                .withMaxConnectionPoolSize(1);
        neo4j.certificateAuthority()
                .ifPresent(
                        file -> config.withTrustStrategy(TrustStrategy.trustCustomCertificateSignedBy(file.toFile())));
        // the plain scheme, because the one with +s trusts nobody but the system's authorities
        return GraphDatabase.driver(
                "bolt://localhost:" + neo4j.uri().getPort(),
                AuthTokens.basic(neo4j.username(), neo4j.password().reveal()),
                config.build());
    }

    @Override
    public void close() {
        if (driver != null) {
            driver.close();
        }
    }
}
