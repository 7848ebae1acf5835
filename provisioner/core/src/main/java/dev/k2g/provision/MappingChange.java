package dev.k2g.provision;

import dev.k2g.failure.FindingCode;
import dev.k2g.kafka.TopicLog;
import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Permission;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.cypher.CypherWrites;
import dev.k2g.sinkconfig.SinkConfig;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says what becomes of the graph when the Cypher of a connector that has written is edited: the recipe decides. */
record MappingChange(LiveState liveState, ManagedResources managed) {

    /** Says what the change does to the graph, and is in the way where the recipe wants that. */
    Change explain(Recipe recipe, ConnectorSpec connector, Change change) {
        if (!ConnectorConfigDiff.changesCypher(change) || !liveState.hasWritten(connector)) {
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
                readingAgain(
                        recipe,
                        connector,
                        change,
                        "by the new statement, over what the old one wrote" + written(connector) + ".");
            case REBUILD -> rebuilding(recipe, connector, change);
        };
    }

    private Change rebuilding(Recipe recipe, ConnectorSpec connector, Change change) {
        RebuildScope scope = RebuildScope.of(recipe, connector.name(), liveState.connectors());
        List<String> others = scope.othersIn(liveState.connectors().keySet());
        GraphDeletionText text = new GraphDeletionText(liveState.writtenPart(scope.writes()), scope, others);
        Change explained = change.withDeletion(text.deletion())
                .withObstacle(Obstacle.unless(
                        Permission.DELETE,
                        FindingCode.DELETION_NOT_ALLOWED,
                        "Connector " + connector.name() + " is to be rebuilt: " + text.deleted() + ".",
                        "Pass --allow-delete to do so."));
        explained = readingAgain(recipe, connector, explained, "by the new statement.");
        if (!others.isEmpty() && isAnyPaused(recipe, connector, others)) {
            explained = explained.withFurtherObstacle(Obstacle.firm(
                    FindingCode.REBUILD_PAUSED,
                    "Connector " + connector.name() + " is to be rebuilt together with " + String.join(", ", others)
                            + ", one after the other, and the recipe has one of them paused: what waits for it would never"
                            + " be delivered again.",
                    "Set state: running for all of them until the rebuild is done."));
        }
        for (String note : text.notes()) {
            explained = explained.withNote(note);
        }
        for (String other : others) {
            explained =
                    lacking(recipe, Objects.requireNonNull(recipe.connectors().get(other)), explained);
        }
        return explained;
    }

    private static boolean isAnyPaused(Recipe recipe, ConnectorSpec connector, List<String> others) {
        return connector.isPaused()
                || others.stream()
                        .map(other -> Objects.requireNonNull(recipe.connectors().get(other)))
                        .anyMatch(ConnectorSpec::isPaused);
    }

    /**
     * Says that records are delivered again, and what is in the way where topics no longer have all of them.
     *
     * @param how by what, as the end of a sentence
     */
    private Change readingAgain(Recipe recipe, ConnectorSpec connector, Change change, String how) {
        String which = missing(recipe, connector).isEmpty() ? "All records" : "The records that are left";
        return lacking(recipe, connector, change.withNote(which + " are delivered again " + how));
    }

    /** Says what a connector would not get again. */
    private Change lacking(Recipe recipe, ConnectorSpec connector, Change change) {
        Map<String, TopicLog> logs = liveState.logs(topics(recipe, connector));
        List<String> compacted = topics(recipe, connector).stream()
                .filter(topic -> isCompacted(logs.get(topic)))
                .toList();
        Change noted = compacted.isEmpty()
                ? change
                : change.withNote("Of " + String.join(", ", compacted)
                        + " there may be no more than the last record of each key: it is compacted.");
        return missing(recipe, connector)
                .map(missing -> noted.withFurtherObstacle(missing.obstacle()))
                .orElse(noted);
    }

    private Optional<MissingRecords> missing(Recipe recipe, ConnectorSpec connector) {
        List<String> topics = topics(recipe, connector);
        return MissingRecords.of(connector.name(), topics, liveState.logs(topics), managed.logStarts(connector.name()));
    }

    /** Those that it has read until now: of a topic that it did not, nothing is missing. */
    private List<String> topics(Recipe recipe, ConnectorSpec connector) {
        List<String> read = Optional.ofNullable(liveState.connectors().get(connector.name()))
                .map(live -> SinkConfig.topics(live.config()))
                .orElse(List.of());
        return connector.consumes().keySet().stream()
                .map(topic -> recipe.topic(topic).name())
                .filter(read::contains)
                .toList();
    }

    private static boolean isCompacted(@Nullable TopicLog log) {
        return log != null && log.isCompacted();
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
