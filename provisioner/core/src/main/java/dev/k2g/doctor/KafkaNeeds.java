package dev.k2g.doctor;

import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.state.StateTopic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toSet;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

/** Which rights on Kafka a recipe needs, by whose: what {@code terraform/modules/naming} grants. */
final class KafkaNeeds {

    private static final String GROUP = "connect-";

    private final Recipe recipe;

    KafkaNeeds(Recipe recipe) {
        this.recipe = recipe;
    }

    /** Of k2g itself: to apply, destroy, replay, peek, and know the lag. */
    List<Need> provisioning(boolean namesGroups) {
        List<Need> needs = new ArrayList<>();
        needs.add(Need.onCluster("", DESCRIBE));
        Set<String> fed = recipe.feeds().values().stream()
                .map(feed -> recipe.topicOf(feed).name())
                .collect(toSet());
        Set<String> deadLetters = deadLetters().collect(toSet());
        for (TopicSpec topic : recipe.topics().values()) {
            String variable = deadLetters.contains(topic.name()) ? "dead_letter_topics" : "topics";
            needs.add(Need.onTopic(topic.name(), variable, CREATE, READ, ALTER, ALTER_CONFIGS, DELETE));
            if (fed.contains(topic.name())) {
                needs.add(Need.onTopic(topic.name(), "topics", WRITE));
            }
        }
        String state = StateTopic.nameFor(recipe.name());
        needs.add(Need.onTopic(state, "recipe", CREATE, READ, WRITE, DESCRIBE_CONFIGS, DELETE));
        if (namesGroups) {
            connectors().forEach(connector -> needs.add(Need.onGroup(GROUP + connector.name(), "connectors", READ)));
        }
        return needs;
    }

    /** Of a worker of one's own: its group, and the topics in which it keeps its state. */
    static List<Need> worker(WorkerKeys keys) {
        List<Need> needs = new ArrayList<>();
        needs.add(Need.onGroup(keys.group(), "worker", READ));
        keys.internalTopics()
                .forEach(topic -> needs.add(Need.onTopic(topic, "worker", CREATE, READ, WRITE, DESCRIBE_CONFIGS)));
        return needs;
    }

    /** Of the connectors that run on such a worker. */
    List<Need> connectorsOfWorker() {
        List<Need> needs = new ArrayList<>();
        for (ConnectorSpec connector : connectors()) {
            needs.add(Need.onGroup(GROUP + connector.name(), "connectors", READ, DELETE));
            connector.consumes().keySet().stream()
                    .map(topic -> recipe.topic(topic).name())
                    .forEach(topic -> needs.add(Need.onTopic(topic, "topics", READ)));
        }
        deadLetters().forEach(topic -> needs.add(Need.onTopic(topic, "dead_letter_topics", WRITE)));
        return needs;
    }

    private Stream<String> deadLetters() {
        return connectors().stream()
                .flatMap(connector -> connector.deadLetters().stream())
                .map(topic -> recipe.topic(topic).name())
                .distinct();
    }

    private Collection<ConnectorSpec> connectors() {
        return recipe.connectors().values();
    }
}
