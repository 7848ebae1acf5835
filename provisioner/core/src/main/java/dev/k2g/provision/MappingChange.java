package dev.k2g.provision;

import dev.k2g.failure.FindingCode;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Permission;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeLabels;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Says what becomes of the graph when the Cypher of a connector that has written is edited: the recipe decides. */
record MappingChange(LiveState liveState) {

    /** Says what the change does to the graph, and is in the way where the recipe wants that. */
    Change explain(Recipe recipe, ConnectorSpec connector, Change change) {
        if (!ConnectorConfigDiff.changesCypher(change) || !liveState.hasWritten(connector.name())) {
            return change;
        }
        String written = written(change);
        return switch (connector.onMappingChange()) {
            case REFUSE ->
                change.withObstacle(Obstacle.firm(
                        FindingCode.MAPPING_CHANGED,
                        "Connector " + connector.name() + " has written records by another Cypher statement than the"
                                + " recipe has now" + written + ", and its onMappingChange is refuse.",
                        "Set it to from-now (the new statement for the records that come), replay (all records again)"
                                + " or rebuild (the recipe's labels cleared first), or begin with an empty target."));
            case FROM_NOW ->
                change.withNote("The graph keeps what the old statement wrote" + written
                        + "; the new one writes the records that come.");
            case REPLAY ->
                change.withNote("All records are delivered again by the new statement, over what the old one wrote"
                        + written + ".");
            case REBUILD ->
                change.withNote("Everything with the labels " + String.join(", ", RecipeLabels.of(recipe))
                                + " is deleted, and all records are delivered again.")
                        .withObstacle(Obstacle.unless(
                                Permission.DELETE,
                                FindingCode.DELETION_NOT_ALLOWED,
                                "Connector " + connector.name() + " is to be rebuilt: what its recipe wrote" + written
                                        + " is deleted first.",
                                "Pass --allow-delete to do so."));
        };
    }

    /** How many relationships there are of the types that the old statements name. */
    private String written(Change change) {
        SortedMap<String, Long> counts = liveState.relationships();
        List<String> old = change.fields().stream()
                .filter(field -> SinkProperty.CYPHER.is(field.field()))
                .map(FieldChange::before)
                .filter(Objects::nonNull)
                .toList();
        String phrase = counts.entrySet().stream()
                .filter(type -> old.stream()
                        .anyMatch(cypher ->
                                cypher.contains(":" + type.getKey()) || cypher.contains(":`" + type.getKey() + "`")))
                .map(type -> String.format(Locale.ROOT, "%,d %s", type.getValue(), type.getKey()))
                .collect(Collectors.joining(", "));
        return phrase.isEmpty() ? "" : " (" + phrase + " relationships)";
    }
}
