package dev.k2g.provision;

import dev.k2g.failure.FindingCode;
import dev.k2g.plan.Change;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Permission;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.cypher.CypherWrites;

import java.util.SortedMap;
import java.util.TreeMap;

/** Says what becomes of the graph when the Cypher of a connector that has written is edited: the recipe decides. */
record MappingChange(LiveState liveState) {

    /** Says what the change does to the graph, and is in the way where the recipe wants that. */
    Change explain(Recipe recipe, ConnectorSpec connector, Change change) {
        if (!ConnectorConfigDiff.changesCypher(change) || !liveState.hasWritten(connector.name())) {
            return change;
        }
        return switch (connector.onMappingChange()) {
            case REFUSE ->
                change.withObstacle(Obstacle.firm(
                        FindingCode.MAPPING_CHANGED,
                        "Connector " + connector.name() + " has written records by another Cypher statement than the"
                                + " recipe has now" + written(connector) + ", and its onMappingChange is refuse.",
                        "Set it to from-now (the new statement for the records that come), replay (all records again)"
                                + " or rebuild (what it wrote is cleared first), or begin with an empty target."));
            case FROM_NOW ->
                change.withNote("The graph keeps what the old statement wrote" + written(connector)
                        + "; the new one writes the records that come.");
            case REPLAY ->
                change.withNote("All records are delivered again by the new statement, over what the old one wrote"
                        + written(connector) + ".");
            case REBUILD -> rebuilding(RebuildScope.of(recipe, connector.name(), liveState.connectors()), change);
        };
    }

    private Change rebuilding(RebuildScope scope, Change change) {
        GraphDeletionText text = new GraphDeletionText(liveState.writtenPart(scope.writes()), scope);
        Change explained = change.withDeletion(text.deletion());
        for (String note : text.notes()) {
            explained = explained.withNote(note);
        }
        return explained.withObstacle(Obstacle.unless(
                Permission.DELETE,
                FindingCode.DELETION_NOT_ALLOWED,
                "Connector " + change.resource().name() + " is to be rebuilt: " + text.deleted() + ".",
                "Pass --allow-delete to do so."));
    }

    /** How many relationships there are of the types that the old statements write. */
    private String written(ConnectorSpec connector) {
        CypherWrites old =
                CypherWrites.of(RebuildScope.statements(liveState.connectors().get(connector.name())));
        SortedMap<String, Long> counts = new TreeMap<>(liveState.relationships());
        counts.keySet().retainAll(old.types());
        return counts.isEmpty() ? "" : " (" + GraphDeletionText.counted(counts) + " relationships)";
    }
}
