package dev.k2g.provision;

import dev.k2g.connect.LiveConnector;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.LogStart;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Operation;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkconfig.SinkConfig;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the reading of connectors begins, looked at before it does. By that it is known later whether a topic still has
 * what the graph was written from, and how many dead letters are this connector's.
 *
 * @param recipe the recipe
 * @param liveState what the servers say
 */
record ReadingStarts(Recipe recipe, LiveState liveState) {

    /**
     * What is to be remembered when a change of a connector is carried out.
     *
     * @param managed what is remembered already
     * @return by connector, of those that begin otherwise, and topic
     */
    Map<String, Map<String, LogStart>> before(Change change, ManagedResources managed) {
        ConnectorSpec connector = recipe.connectors().get(change.resource().name());
        if (change.resource().kind() != ResourceKind.CONNECTOR || connector == null) {
            return Map.of();
        }
        Map<String, Map<String, LogStart>> all = new TreeMap<>();
        of(connector, change, managed).ifPresent(starts -> all.put(connector.name(), starts));
        if (change.deletion().isPresent()) {
            Map<String, LiveConnector> live = liveState.connectors();
            RebuildScope.of(recipe, connector.name(), live)
                    .othersIn(live.keySet())
                    .forEach(other -> all.put(
                            other,
                            now(Objects.requireNonNull(recipe.connectors().get(other)))));
        }
        return all;
    }

    private Optional<Map<String, LogStart>> of(ConnectorSpec connector, Change change, ManagedResources managed) {
        Map<String, LogStart> known = managed.logStarts(connector.name());
        Map<String, LogStart> starts = new TreeMap<>(known);
        if (change.operation() == Operation.CREATE) {
            Optional<String> former = recipe.formerName(connector.name());
            former.map(managed::logStarts).ifPresent(starts::putAll);
            if (former.isEmpty() && !liveState.hasWritten(connector)) {
                now(connector, topics(connector)).forEach(starts::putIfAbsent);
            }
        } else if (ConnectorConfigDiff.changesCypher(change)
                && connector.onMappingChange() == OnMappingChange.REBUILD) {
            starts.putAll(now(connector));
        } else if (ConnectorConfigDiff.changesCypher(change) && connector.onMappingChange() == OnMappingChange.REPLAY) {
            starts.putAll(deadLettersNow(connector));
        } else {
            now(connector, added(connector, change)).forEach(starts::putIfAbsent);
        }
        return starts.equals(known) ? Optional.empty() : Optional.of(starts);
    }

    /** Where a connector would begin now: its topics at their first records, its dead letter topic at its end. */
    Map<String, LogStart> now(ConnectorSpec connector) {
        return now(connector, topics(connector));
    }

    /** Where its dead letter topic ends now: what comes there is of what it reads from now on. */
    Map<String, LogStart> deadLettersNow(ConnectorSpec connector) {
        List<String> topic = connector
                .deadLetters()
                .map(name -> recipe.topic(name).name())
                .stream()
                .toList();
        Map<String, LogStart> ends = new HashMap<>();
        liveState
                .logs(topic)
                .values()
                .forEach(log -> ends.put(log.topic(), new LogStart(log.start().topicId(), log.ends())));
        return ends;
    }

    private Map<String, LogStart> now(ConnectorSpec connector, Collection<String> consumed) {
        if (consumed.isEmpty()) {
            return Map.of();
        }
        Map<String, LogStart> starts = new HashMap<>();
        liveState.logs(consumed).values().forEach(log -> starts.put(log.topic(), log.start()));
        starts.putAll(deadLettersNow(connector));
        return starts;
    }

    private List<String> topics(ConnectorSpec connector) {
        return connector.consumes().keySet().stream()
                .map(recipe::topic)
                .map(TopicSpec::name)
                .toList();
    }

    /** The topics that it did not read before. */
    private List<String> added(ConnectorSpec connector, Change change) {
        Optional<FieldChange> field = change.fields().stream()
                .filter(each -> each.field().equals(SinkProperty.TOPICS.key()))
                .findFirst();
        List<String> before = SinkConfig.topics(field.map(FieldChange::before).orElse(""));
        return field.isEmpty()
                ? List.of()
                : topics(connector).stream()
                        .filter(topic -> !before.contains(topic))
                        .toList();
    }
}
