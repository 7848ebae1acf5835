package dev.k2g.cloud.diagnosis;

import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.graph.Graph;

import java.util.Map;
import java.util.Optional;

/**
 * Whether Neo4j lets k2g in, and has the database.
 *
 * @param endpoint where and who
 * @param graph a client of it
 * @param isAura whether it is Aura's, where user and database may be called otherwise than elsewhere
 */
record Neo4jLogin(Neo4jEndpoint endpoint, LazyGraph graph, boolean isAura) implements Check {

    private static final String USUAL = "neo4j";

    @Override
    public CheckOutcome run() {
        String database = endpoint.database().isEmpty() ? "the user's database" : "database " + endpoint.database();
        String found = "user " + endpoint.username() + ", " + database;
        try {
            var unused = graph.get().version();
            return CheckOutcome.ok(found);
        } catch (FailedException e) {
            return CheckOutcome.failed(found, CheckFailure.of(e).also(hint(e)));
        } catch (UnreachableException e) {
            return CheckOutcome.failed(found, CheckFailure.of(e));
        }
    }

    private String hint(K2gException failure) {
        if (failure.code() == FindingCode.CREDENTIALS_REFUSED && !isAura) {
            return "In the target file they are neo4j.username and neo4j.password.";
        }
        if (failure.code() == FindingCode.CREDENTIALS_REFUSED) {
            return "The credentials file of the console has both"
                    + (endpoint.username().equals(USUAL)
                            ? "; newer instances call the user by the instance's id " + instance() + ", not neo4j."
                            : ".")
                    + " A password that is lost is reset in the console.";
        }
        if (failure.code() == FindingCode.DATABASE_MISSING) {
            return usersOwn()
                    .map(name ->
                            "The user's own database is " + name + ": write it as neo4j.database, or leave that out.")
                    .orElse("Leave neo4j.database out to get the user's own.");
        }
        return "";
    }

    private String instance() {
        String host = String.valueOf(endpoint.uri().getHost());
        return host.substring(0, Math.max(0, host.indexOf('.')));
    }

    private Optional<String> usersOwn() {
        Neo4jEndpoint without = new Neo4jEndpoint(
                endpoint.uri(),
                endpoint.username(),
                endpoint.password(),
                "",
                endpoint.certificateAuthority(),
                endpoint.browser());
        try (Graph own = Graph.connect(without)) {
            return own.query("CALL db.info() YIELD name RETURN name", Map.of()).rows().stream()
                    .findFirst()
                    .map(row -> String.valueOf(row.get(0)));
        } catch (K2gException e) {
            return Optional.empty(); // it was a hint only
        }
    }
}
