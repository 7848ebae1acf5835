package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.rights.Right;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.recipe.Recipe;
import dev.k2g.state.StateTopic;
import org.apache.kafka.common.acl.AclOperation;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

/**
 * Rights on Kafka where Confluent's service runs the connectors: what {@code terraform/modules/naming} grants, with {@code
 * connect = "managed"}.
 *
 * @param provisioning those of k2g itself
 * @param connectors those of the connectors
 */
public record RecipeRights(Set<Right> provisioning, Set<Right> connectors) {

    /** Copies both. */
    public RecipeRights {
        provisioning = Set.copyOf(provisioning);
        connectors = Set.copyOf(connectors);
    }

    /** Those that a recipe needs. */
    public static RecipeRights of(Recipe recipe) {
        KafkaRequirements needs = new KafkaRequirements(recipe);
        return new RecipeRights(
                rights(needs.provisioning(Service.CONFLUENT_CLOUD)), rights(needs.connectorsOfService()));
    }

    /**
     * Those that disposable runs need, whatever the recipe: what Terraform grants with {@code run_prefix}.
     *
     * @param prefix what the names of such a run begin with
     */
    public static RecipeRights ofRuns(String prefix) {
        String topics = prefix + "*";
        Set<Right> provisioning = rights(KafkaRequirements.ofService());
        provisioning.add(Right.onCluster(DESCRIBE));
        provisioning.addAll(onTopic(topics, ALTER, ALTER_CONFIGS, CREATE, DELETE, READ, WRITE));
        provisioning.addAll(onTopic(StateTopic.nameFor(topics), CREATE, DELETE, DESCRIBE_CONFIGS, READ, WRITE));
        Set<Right> connectors = rights(KafkaRequirements.ofServicesConnectors());
        connectors.addAll(onTopic(topics, READ, WRITE));
        return new RecipeRights(provisioning, connectors);
    }

    /** These and those. */
    public RecipeRights and(RecipeRights others) {
        return new RecipeRights(union(provisioning, others.provisioning), union(connectors, others.connectors));
    }

    private static Set<Right> union(Set<Right> some, Set<Right> others) {
        Set<Right> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static List<Right> onTopic(String name, AclOperation... operations) {
        return Arrays.stream(operations)
                .map(operation -> Right.onTopic(name, operation))
                .toList();
    }

    private static Set<Right> rights(List<RequiredRights> needs) {
        Set<Right> rights = new LinkedHashSet<>();
        needs.forEach(need -> rights.addAll(need.rights()));
        return rights;
    }
}
