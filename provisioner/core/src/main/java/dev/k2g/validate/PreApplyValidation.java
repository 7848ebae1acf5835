package dev.k2g.validate;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.AsyncCall;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.Severity;
import dev.k2g.graph.Graph;
import dev.k2g.recipe.Recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What would certainly not work, for {@code apply}: asked of its servers before anything is changed. {@link RecipeValidation}
 * has the warnings, too, and needs no server.
 */
public final class PreApplyValidation {

    private final CypherChecks cypher;
    private final WorkerChecks worker;

    /**
     * @param graph the database that compiles the recipe's Cypher
     * @param connect the worker that must have the recipe's plugins
     * @param sink how a connector reaches the graph
     */
    public PreApplyValidation(Graph graph, Connect connect, SinkConnection sink) {
        this.cypher = new CypherChecks(graph);
        this.worker = new WorkerChecks(connect, sink);
    }

    /**
     * Checks each Cypher statement as the sink will run it, each query, each plugin, and each connector's configuration
     * by the worker's own validation. Nothing is changed.
     *
     * @throws InvalidInputException when the recipe is wrong; the message lists everything that is, one a line
     * @throws FailedException when the worker does not have the sink's plugin
     */
    public void check(Recipe recipe) {
        LocatedRecipe checked = new LocatedRecipe(recipe);
        AsyncCall<List<Finding>> ofWorker = AsyncCall.start("connect", () -> worker.check(checked));
        List<Finding> findings = new ArrayList<>(cypher.check(checked));
        SinkNameChecks.parameters(checked).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .forEach(findings::add);
        findings.addAll(ofWorker.result());
        List<Finding> ofRecipe = findings.stream()
                .filter(finding -> finding.code() != FindingCode.PLUGIN_MISSING)
                .toList();
        if (!ofRecipe.isEmpty()) {
            throw new InvalidInputException(
                    ofRecipe.get(0).code(),
                    ofRecipe.stream().map(Finding::toString).collect(Collectors.joining("\n")),
                    null);
        }
        findings.stream().findFirst().ifPresent(missing -> {
            throw new FailedException(missing.code(), missing.problem(), missing.remedy());
        });
    }
}
