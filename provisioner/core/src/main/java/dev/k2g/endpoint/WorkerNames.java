package dev.k2g.endpoint;

import java.util.List;

/**
 * What the workers of one group have on Kafka. Two groups never share a topic: each would see the other's connectors.
 *
 * @param group their {@code group.id}
 * @param configTopic their {@code config.storage.topic}
 * @param offsetTopic their {@code offset.storage.topic}
 * @param statusTopic their {@code status.storage.topic}
 */
public record WorkerNames(String group, String configTopic, String offsetTopic, String statusTopic) {

    /** A group, and topics that are called after it. */
    public static WorkerNames ofGroup(String group) {
        return new WorkerNames(group, group + "-configs", group + "-offsets", group + "-status");
    }

    /** Those of a recipe's own worker, unless somebody names others: no other recipe on the same Kafka has them. */
    public static WorkerNames ofRecipe(String recipe) {
        return ofGroup("k2g-connect-" + recipe);
    }

    /** What was the default before names had the recipe's in them; a worker that has them keeps them. */
    public static List<WorkerNames> former() {
        return List.of(
                new WorkerNames("k2g-connect", "connect-configs", "connect-offsets", "connect-status"),
                ofGroup("k2g-worker"));
    }
}
