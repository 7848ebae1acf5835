package dev.k2g.cloud.diagnosis;

import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.graph.Graph;

import java.util.Map;
import java.util.Optional;

/** Whether Neo4j lets k2g in, and has the database. Connects with the login. */
final class Neo4jLogin implements AutoCloseable {

    private static final String USUAL = "neo4j";

    private final Neo4jEndpoint endpoint;
    private final boolean isAura;
    private Optional<Graph> graph = Optional.empty();

    /**
     * @param endpoint where and who
     * @param isAura whether it is Aura's, where user and database may be called otherwise than elsewhere
     */
    Neo4jLogin(Neo4jEndpoint endpoint, boolean isAura) {
        this.endpoint = endpoint;
        this.isAura = isAura;
    }

    CheckResult run() {
        String database = endpoint.database().isEmpty() ? "the user's database" : "database " + endpoint.database();
        String found = "user " + endpoint.username() + ", " + database;
        Graph opened = Graph.connect(endpoint);
        graph = Optional.of(opened);
        try {
            var unused = opened.version();
            return CheckResult.ok(found);
        } catch (FailedException | UnreachableException e) {
            return CheckResult.failed(found, CheckFailure.of(e).also(hint(e)));
        }
    }

    /** Once logged in. */
    Graph graph() {
        return graph.orElseThrow();
    }

    @Override
    public void close() {
        graph.ifPresent(Graph::close);
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
