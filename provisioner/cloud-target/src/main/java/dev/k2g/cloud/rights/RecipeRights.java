package dev.k2g.cloud.rights;

import dev.k2g.connect.Connect;
import dev.k2g.endpoint.ConnectEndpoint.Service;
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

/**
 * Which rights on Kafka a recipe needs, by whose: what {@code terraform/modules/naming} grants.
 *
 * @param recipe whose rights
 */
public record RecipeRights(Recipe recipe) {

    /** Confluent's service names both after a connector's id, which it gives. */
    private static final String SERVICE_GROUPS = Connect.GROUP_PREFIX + "lcc-*";

    private static final String SERVICE_DEAD_LETTERS = "dlq-lcc-*";

    /** The variable of {@code terraform/} that has them granted. */
    private static final String SERVICE = "connect";

    /**
     * Of k2g itself: to apply, destroy, replay, peek, and know the lag.
     *
     * @param service what runs the connectors
     */
    public List<RequiredRights> provisioning(Service service) {
        List<RequiredRights> rights = new ArrayList<>();
        rights.add(RequiredRights.onCluster("", DESCRIBE));
        Set<String> fed = recipe.feeds().values().stream()
                .map(feed -> recipe.topicOf(feed).name())
                .collect(toSet());
        Set<String> deadLetters = deadLetters().collect(toSet());
        for (TopicSpec topic : recipe.topics().values()) {
            String variable = deadLetters.contains(topic.name()) ? "dead_letter_topics" : "topics";
            rights.add(RequiredRights.onTopic(topic.name(), variable, CREATE, READ, ALTER, ALTER_CONFIGS, DELETE));
            if (fed.contains(topic.name())) {
                rights.add(RequiredRights.onTopic(topic.name(), "topics", WRITE));
            }
        }
        String state = StateTopic.nameFor(recipe.name());
        rights.add(RequiredRights.onTopic(state, "recipe", CREATE, READ, WRITE, DESCRIBE_CONFIGS, DELETE));
        if (service == Service.CONFLUENT_CLOUD) {
            rights.addAll(ofService());
        } else {
            connectors()
                    .forEach(connector -> rights.add(
                            RequiredRights.onGroup(Connect.GROUP_PREFIX + connector.name(), "connectors", READ)));
        }
        return rights;
    }

    /** Of k2g itself, on what Confluent's service makes for any connector. */
    public static List<RequiredRights> ofService() {
        return List.of(
                RequiredRights.onTopic(SERVICE_DEAD_LETTERS, SERVICE, READ),
                RequiredRights.onGroup(SERVICE_GROUPS, SERVICE, READ));
    }

    /** Of a worker of one's own: its group, and the topics in which it keeps its state. */
    public static List<RequiredRights> worker(WorkerKeys keys) {
        List<RequiredRights> rights = new ArrayList<>();
        rights.add(RequiredRights.onGroup(keys.group(), "worker", READ));
        keys.internalTopics()
                .forEach(topic ->
                        rights.add(RequiredRights.onTopic(topic, "worker", CREATE, READ, WRITE, DESCRIBE_CONFIGS)));
        return rights;
    }

    /** Of the connectors that run on such a worker. */
    public List<RequiredRights> connectorsOfWorker() {
        List<RequiredRights> rights = new ArrayList<>();
        connectors()
                .forEach(connector -> rights.add(
                        RequiredRights.onGroup(Connect.GROUP_PREFIX + connector.name(), "connectors", READ, DELETE)));
        rights.addAll(topicsOfConnectors());
        return rights;
    }

    /**
     * Of the connectors that Confluent's service runs
     * (docs.confluent.io/cloud/current/connectors/service-account.html).
     */
    public List<RequiredRights> connectorsOfService() {
        List<RequiredRights> rights = new ArrayList<>(ofServicesConnectors());
        rights.addAll(topicsOfConnectors());
        return rights;
    }

    /** As {@link #connectorsOfService()}, whatever their recipe. */
    public static List<RequiredRights> ofServicesConnectors() {
        return List.of(
                RequiredRights.onCluster(SERVICE, DESCRIBE),
                RequiredRights.onTopic(SERVICE_DEAD_LETTERS, SERVICE, CREATE, WRITE),
                RequiredRights.onGroup(SERVICE_GROUPS, SERVICE, READ));
    }

    private List<RequiredRights> topicsOfConnectors() {
        List<RequiredRights> rights = new ArrayList<>();
        connectors().stream()
                .flatMap(connector -> connector.consumes().keySet().stream())
                .map(topic -> recipe.topic(topic).name())
                .distinct()
                .forEach(topic -> rights.add(RequiredRights.onTopic(topic, "topics", READ)));
        deadLetters().forEach(topic -> rights.add(RequiredRights.onTopic(topic, "dead_letter_topics", WRITE)));
        return rights;
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
