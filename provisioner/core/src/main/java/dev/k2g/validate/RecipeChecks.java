package dev.k2g.validate;

import dev.k2g.connect.Connect;
import dev.k2g.connect.SinkConfig;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.Code;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.Graph;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What servers can say of a recipe before anything is changed. */
public final class RecipeChecks {

    private final CypherChecks cypher;
    private final Connect connect;
    private final SinkConnection sink;

    /**
     * @param graph the database that compiles the recipe's Cypher
     * @param connect the worker that must have the recipe's plugins
     * @param sink how a connector reaches the graph
     */
    public RecipeChecks(Graph graph, Connect connect, SinkConnection sink) {
        this.cypher = new CypherChecks(graph);
        this.connect = connect;
        this.sink = sink;
    }

    /**
     * Checks each Cypher statement as the sink will run it, each query, each plugin, and each connector's configuration
     * by the worker's own validation. Nothing is changed.
     *
     * @throws InvalidInputException when the recipe is wrong; the message lists everything that is, one a line
     * @throws FailedException when the worker does not have the sink's plugin
     */
    public void check(Recipe recipe) {
        List<Finding> findings = new ArrayList<>(cypher.check(recipe));
        boolean hasPlugin = recipe.connectors().isEmpty() || hasPlugin();
        if (hasPlugin) {
            recipe.connectors().values().stream()
                    .flatMap(connector -> refusedByWorker(recipe, connector))
                    .forEach(findings::add);
        }
        if (!findings.isEmpty()) {
            throw new InvalidInputException(
                    findings.stream().map(Finding::toString).collect(Collectors.joining("\n")), null);
        }
        if (!hasPlugin) {
            throw missingPlugin(recipe);
        }
    }

    private boolean hasPlugin() {
        return connect.plugins().stream().anyMatch(plugin -> plugin.className().equals(SinkConfig.CONNECTOR_CLASS));
    }

    private static FailedException missingPlugin(Recipe recipe) {
        String wanted = recipe.connectors().values().stream()
                .map(connector ->
                        connector.plugin().name() + ":" + connector.plugin().version())
                .distinct()
                .collect(Collectors.joining(", "));
        return new FailedException(
                Code.PLUGIN_MISSING,
                "The Connect worker has no connector plugin of class " + SinkConfig.CONNECTOR_CLASS + ", which "
                        + wanted + " has.",
                "Unpack the plugin into a folder of the worker's plugin.path and restart the worker.");
    }

    private Stream<Finding> refusedByWorker(Recipe recipe, ConnectorSpec connector) {
        Map<String, String> config = new TreeMap<>(SinkConfig.render(recipe, connector, sink));
        config.put("name", connector.name());
        String place = recipe.directory().resolve(RecipeReader.FILE_NAME).toString();
        return connect.validate(SinkConfig.CONNECTOR_CLASS, config).problems().stream()
                .map(problem -> new Finding(
                        place,
                        "Connector " + connector.name() + ": the worker refuses " + problem.key() + ": "
                                + problem.message(),
                        "Correct the field of the recipe or the target that it follows from."));
    }
}
