package dev.k2g.connect;

import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;

import java.util.SortedMap;
import java.util.TreeMap;

/** The configuration of the Neo4j sink in the dialect of its releases 5.1 and later. */
public final class SinkConfig {

    /** The connector's class. */
    public static final String CONNECTOR_CLASS = "org.neo4j.connectors.kafka.sink.Neo4jConnector";

    private SinkConfig() {}

    /**
     * Renders a connector of a recipe.
     *
     * @throws InvalidInputException when two of its topics are of different formats, or its further properties clash
     *     with what k2g sets
     */
    public static SortedMap<String, String> render(Recipe recipe, ConnectorSpec connector, SinkConnection connection) {
        return new TreeMap<>();
    }
}
