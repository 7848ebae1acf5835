package dev.k2g.validate;

import dev.k2g.connect.Connect;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.Graph;
import dev.k2g.recipe.Recipe;

/** What servers can say of a recipe before anything is changed. */
public final class RecipeChecks {

    private final Graph graph;
    private final Connect connect;
    private final SinkConnection sink;

    /**
     * @param graph the database that compiles the recipe's Cypher
     * @param connect the worker that must have the recipe's plugins
     * @param sink how a connector reaches the graph
     */
    public RecipeChecks(Graph graph, Connect connect, SinkConnection sink) {
        this.graph = graph;
        this.connect = connect;
        this.sink = sink;
    }

    /**
     * Checks each Cypher statement as the sink will run it, each query, each plugin, and each connector's configuration
     * by the worker's own validation.
     *
     * @throws InvalidInputException when something is wrong; its message lists everything that is, one a line
     */
    public void check(Recipe recipe) {
        throw new UnsupportedOperationException("" + graph + connect + sink);
    }
}
