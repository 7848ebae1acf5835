package dev.k2g.provision;

import dev.k2g.failure.FindingCode;
import dev.k2g.kafka.TopicLog;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Permission;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeLabels;
import dev.k2g.sinkmodel.SinkProperty;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Says what becomes of the graph when the Cypher of a connector that has written is edited: the recipe decides. */
record MappingChange(LiveState liveState, ManagedResources managed) {

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
                readingAgain(
                        recipe, connector, change, "by the new statement, over what the old one wrote" + written + ".");
            case REBUILD ->
                readingAgain(
                        recipe,
                        connector,
                        change.withNote("Everything with the labels " + String.join(", ", RecipeLabels.of(recipe))
                                        + " is deleted.")
                                .withObstacle(Obstacle.unless(
                                        Permission.DELETE,
                                        FindingCode.DELETION_NOT_ALLOWED,
                                        "Connector " + connector.name() + " is to be rebuilt: what its recipe wrote"
                                                + written + " is deleted first.",
                                        "Pass --allow-delete to do so.")),
                        "by the new statement.");
        };
    }

    /**
     * Says that records are delivered again, and what is in the way where topics no longer have all of them.
     *
     * @param how by what, as the end of a sentence
     */
    private Change readingAgain(Recipe recipe, ConnectorSpec connector, Change change, String how) {
        List<String> topics = connector.consumes().keySet().stream()
                .map(topic -> recipe.topic(topic).name())
                .toList();
        Map<String, TopicLog> logs = liveState.logs(topics);
        Optional<MissingRecords> missing =
                MissingRecords.of(connector.name(), topics, logs, managed.logStarts(connector.name()));
        Change noted = change.withNote(
                (missing.isEmpty() ? "All records" : "The records that are left") + " are delivered again " + how);
        List<String> compacted =
                topics.stream().filter(topic -> isCompacted(logs.get(topic))).toList();
        if (!compacted.isEmpty()) {
            noted = noted.withNote("Of " + String.join(", ", compacted)
                    + " there may be no more than the last record of each key: it is compacted.");
        }
        return missing.isEmpty()
                ? noted
                : noted.withFurtherObstacle(missing.get().obstacle());
    }

    private static boolean isCompacted(@Nullable TopicLog log) {
        return log != null && log.isCompacted();
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
