package dev.k2g.provision;

import dev.k2g.failure.FindingCode;
import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Permission;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Is in the way of a topic that the recipe calls otherwise now: that is another topic, and what a connector has not read of
 * the former one would never be written.
 *
 * @param recipe the recipe
 * @param liveState what the servers say
 * @param managed what is managed
 */
record RenamedTopics(Recipe recipe, LiveState liveState, ManagedResources managed) {

    /**
     * Says which topics are left behind.
     *
     * @param ends the topics that the connector is to read no more
     */
    Change explain(ConnectorSpec connector, Change change, Set<String> ends) {
        List<String> wanted =
                recipe.topics().values().stream().map(TopicSpec::name).toList();
        List<String> left = new ArrayList<>(ends.stream()
                .filter(topic -> !wanted.contains(topic))
                .filter(topic -> managed.isCreated(new ResourceId(ResourceKind.TOPIC, topic)))
                .sorted()
                .toList());
        left.retainAll(liveState.topics(left).keySet());
        String topics = String.join(", ", left);
        return left.isEmpty()
                ? change
                : change.withFurtherObstacle(Obstacle.unless(
                        Permission.DELETE,
                        FindingCode.TOPIC_RENAMED,
                        "Connector " + connector.name() + " is to read another topic in place of " + topics
                                + ", which the recipe has no more: what it has not read there would never be written.",
                        "A topic cannot be given another name. Keep " + topics + " under topics in recipe.yaml while"
                                + " somebody writes to it, and let the connector read both. When nothing is left to be"
                                + " read, k2g apply --allow-delete deletes it with its records."));
    }
}
