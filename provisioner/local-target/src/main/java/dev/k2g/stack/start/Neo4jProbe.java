package dev.k2g.stack.start;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
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

import java.util.concurrent.TimeUnit;

/** Whether Neo4j answers a query over Bolt with TLS. */
final class Neo4jProbe implements Probe {

    private @Nullable Driver driver;

    @Override
    public boolean answers(Endpoints endpoints) {
        Neo4jEndpoint neo4j = endpoints.neo4j();
        if (!Probe.listens(neo4j.uri().getPort())) {
            return false;
        }
        if (driver == null) {
            driver = connect(neo4j);
        }
        try (Session session = driver.session()) {
            session.run("RETURN 1").consume();
            return true;
        } catch (SecurityException e) {
            throw new FailedException(
                    e instanceof AuthenticationException ? FindingCode.CREDENTIALS_REFUSED : FindingCode.FAILED,
                    "Neo4j at " + neo4j.uri() + " refuses the password of this stack: " + e.getMessage(),
                    "Forget the data with k2g down --purge: data and credentials do not belong together.",
                    e);
        } catch (Neo4jException e) {
            return false; // the database is still starting, or gone: what was asked
        }
    }

    private static Driver connect(Neo4jEndpoint neo4j) {
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
