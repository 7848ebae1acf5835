package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.Graph;
import dev.k2g.recipe.Recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the user may write, and make the recipe's constraints. The words of the privileges are those of the Cypher
 * manual's page on SHOW PRIVILEGES.
 *
 * @param graph a client of the database
 * @param endpoint who the user is
 * @param recipe the recipe
 */
record Neo4jRights(Graph graph, Neo4jEndpoint endpoint, Recipe recipe) {

    private static final String GRANTED = "SHOW USER PRIVILEGES YIELD access, action WHERE access = 'GRANTED'"
            + " RETURN DISTINCT toLower(action) AS action";

    private static final Set<String> WRITING = Set.of("write", "graph_actions", "create_element", "merge");
    private static final Set<String> CONSTRAINING = Set.of("constraint", "create_constraint", "database_actions");

    CheckResult run() {
        if (graph.version().endsWith("community")) {
            return CheckResult.ok("the community edition has no roles: everybody may do everything");
        }
        Optional<List<String>> actions = granted();
        if (actions.isEmpty()) {
            return CheckResult.ok("privileges are not shown to this user");
        }
        List<CheckFailure> failures = new ArrayList<>();
        if (actions.get().stream().noneMatch(WRITING::contains)) {
            failures.add(lacking("write", "GRANT ROLE publisher TO "));
        }
        if (!recipe.constraints().isEmpty() && actions.get().stream().noneMatch(CONSTRAINING::contains)) {
            failures.add(lacking("make the recipe's constraints", "GRANT ROLE architect TO "));
        }
        return failures.isEmpty()
                ? CheckResult.ok("may write, and make constraints")
                : CheckResult.of(Status.FAILED, "may not do all that the recipe needs", failures);
    }

    private Optional<List<String>> granted() {
        try {
            return Optional.of(graph.query(GRANTED, Map.of()).rows().stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .toList());
        } catch (FailedException | InvalidInputException e) {
            return Optional.empty(); // small tiers of Aura have no such command
        }
    }

    private CheckFailure lacking(String what, String command) {
        return CheckFailure.permanent(
                FindingCode.NOT_PERMITTED,
                "The user " + endpoint.username() + " may not " + what + ".",
                "Have an administrator run, for instance: " + command + endpoint.username() + ".");
    }
}
