package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether there is work for every task of a connector. */
final class TaskChecks {

    private static final String ASSIGNMENT = SinkProperty.PARTITION_ASSIGNMENT.key();

    private TaskChecks() {}

    /** @param live how many partitions topics have, by name; none when that is not known */
    static List<Finding> check(LocatedRecipe recipe, Map<String, Integer> live) {
        return recipe.connectors().stream()
                .flatMap(connector -> check(recipe, connector, live).stream())
                .toList();
    }

    private static Optional<Finding> check(LocatedRecipe recipe, ConnectorSpec connector, Map<String, Integer> live) {
        List<TopicSpec> topics = connector.consumes().keySet().stream()
                .map(recipe.recipe()::topic)
                .toList();
        int[] partitions =
                topics.stream().mapToInt(topic -> partitions(topic, live)).toArray();
        if (Arrays.stream(partitions).anyMatch(known -> known == 0)) {
            return Optional.empty(); // the broker decides how many there will be
        }
        int all = Arrays.stream(partitions).sum();
        int most = Arrays.stream(partitions).max().orElse(0);
        // Kafka's default assignor begins with the same task for each topic, so that several small topics keep few
        // busy.
        int useful = connector.config().containsKey(ASSIGNMENT) ? all : most;
        if (connector.tasks() <= useful) {
            return Optional.empty();
        }
        String problem =
                "Connector " + connector.name() + " has " + connector.tasks() + " tasks, and work for " + useful
                        + ": " + (topics.size() == 1 ? "its topic has " : "the largest of its topics has ") + most
                        + (most == 1 ? " partition." : " partitions.");
        String remedy = connector.tasks() <= all
                ? "Give it " + useful + (useful == 1 ? " task" : " tasks") + ", or set " + ASSIGNMENT
                        + " to org.apache.kafka.clients.consumer.RoundRobinAssignor."
                : FindingCode.TASKS_EXCEED_PARTITIONS.remedy();
        return Optional.of(Finding.of(
                FindingCode.TASKS_EXCEED_PARTITIONS,
                recipe.at("connectors", connector.name(), "tasks"),
                problem,
                remedy));
    }

    /** What there will be, as partitions are never taken away; 0 when that is not known. */
    private static int partitions(TopicSpec topic, Map<String, Integer> live) {
        return Math.max(topic.partitions().orElse(0), live.getOrDefault(topic.name(), 0));
    }
}
