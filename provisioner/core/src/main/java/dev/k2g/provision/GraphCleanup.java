package dev.k2g.provision;

import dev.k2g.deadline.Deadline;
import dev.k2g.graph.CypherName;
import dev.k2g.graph.Graph;
import dev.k2g.plan.Change;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeLabels;

import java.util.Map;
import java.util.SortedSet;

/** What a connector has written, made ready for another Cypher statement. */
final class GraphCleanup {

    private final Graph graph;
    private final ConnectorOffsets offsets;

    GraphCleanup(Graph graph, ConnectorOffsets offsets) {
        this.graph = graph;
        this.offsets = offsets;
    }

    /**
     * Does to offsets and graph what the change needs, while the connector is stopped.
     *
     * @param config the connector's configuration
     */
    void prepare(Recipe recipe, ConnectorSpec connector, Map<String, String> config, Change change, Deadline deadline) {
        if (!ConnectorConfigDiff.changesCypher(change)) {
            return;
        }
        // only where the plan asked for the permission: a connector that has written nothing has nothing to clear
        if (connector.onMappingChange() == OnMappingChange.REBUILD
                && change.obstacle().isPresent()) {
            clear(RecipeLabels.of(recipe));
        }
        if (connector.onMappingChange() == OnMappingChange.REBUILD
                || connector.onMappingChange() == OnMappingChange.REPLAY) {
            offsets.forget(connector.name(), config, deadline);
        }
    }

    private void clear(SortedSet<String> labels) {
        for (String label : labels) {
            graph.query(
                    "MATCH (n:" + CypherName.quote(label)
                            + ") CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS",
                    Map.of());
        }
    }
}
