package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.kafka.Kafka;
import dev.k2g.sinkconfig.SinkConfig;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Connectors that wait, stopped, until one that is rebuilt has delivered its records: they write to its nodes, and what they
 * do not find they do not write.
 */
final class Redelivery {

    private final Connect connect;
    private final Kafka kafka;
    private final ConnectorHealth health;
    private final Map<String, List<String>> waiting = new LinkedHashMap<>();

    Redelivery(Connect connect, Kafka kafka, ConnectorHealth health) {
        this.connect = connect;
        this.kafka = kafka;
        this.health = health;
    }

    /** Has these, which are stopped, wait for this one, and each for the one before. */
    void after(String rebuilt, List<String> others) {
        waiting.put(rebuilt, others);
    }

    /** Whether a connector waits for another. */
    boolean isWaiting(String connector) {
        return waiting.values().stream().anyMatch(others -> others.contains(connector));
    }

    /**
     * Sets those going that wait, one after the other. When the deadline passes, the rest stays stopped.
     *
     * @param begun the connectors whose change was made; what waits for another is left to the next apply
     */
    void resume(Collection<String> begun, Deadline deadline) {
        Map<String, List<String>> all = new LinkedHashMap<>(waiting);
        all.keySet().retainAll(begun);
        waiting.clear();
        all.forEach((rebuilt, others) -> {
            String before = rebuilt;
            for (String next : others) {
                awaitCaughtUp(before, next, deadline);
                connect.resume(next);
                before = next;
            }
        });
    }

    private void awaitCaughtUp(String name, String next, Deadline deadline) {
        Map<String, String> config = connect.config(name).orElse(Map.of());
        health.awaitRunning(name, Integer.parseInt(config.getOrDefault(SinkProperty.TASKS_MAX.key(), "1")), deadline);
        List<String> topics = SinkConfig.topics(config);
        var ends = kafka.offsets().end(topics);
        ends.entrySet().removeAll(kafka.offsets().beginning(topics).entrySet()); // partitions without records
        connect.consumerGroup(name, config)
                .ifPresent(group -> deadline.awaitTrue(
                        "connector " + name + " to catch up",
                        () -> {
                            var committed = kafka.offsets().committed(group);
                            return ends.entrySet().stream()
                                    .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
                        },
                        () -> "connector " + next
                                + " writes to its nodes, and stays stopped until k2g apply: do that when"
                                + " k2g status shows no lag of " + name + " any more."));
    }
}
