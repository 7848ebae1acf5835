package dev.k2g.twin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.cloud.rights.RecipeRights;
import dev.k2g.cloud.rights.RequiredRights;
import dev.k2g.cloud.rights.Right;
import dev.k2g.connect.Connect;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.Recipe;
import dev.k2g.secret.Secret;
import dev.k2g.stack.local.CloudAccounts;
import dev.k2g.state.StateTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
 * What k2g, connectors and a worker of one's own may do on Kafka before a twin: what Terraform's modules grant them in the
 * cloud, by its variable {@code connect}.
 *
 * @param provisioning what k2g itself may do
 * @param connectors what the connectors may do
 * @param worker what a worker of one's own may do; none when connectors are managed
 */
public record TwinRights(Set<Right> provisioning, Set<Right> connectors, Set<Right> worker) {

    /** What the names begin with that scenarios give to topics and connectors. */
    private static final String RUNS = "verify-";

    /** Copies all. */
    public TwinRights {
        provisioning = Set.copyOf(provisioning);
        connectors = Set.copyOf(connectors);
        worker = Set.copyOf(worker);
    }

    /** Those of managed connectors: no worker may do anything. */
    TwinRights(Set<Right> provisioning, Set<Right> connectors) {
        this(provisioning, connectors, Set.of());
    }

    /** Those that feature files need, whatever the recipe. */
    public static TwinRights ofRuns() {
        return ofRuns(RUNS);
    }

    /**
     * Those that disposable runs need, whatever the recipe: what Terraform grants with {@code run_prefix}.
     *
     * @param prefix what the names of such a run begin with
     */
    static TwinRights ofRuns(String prefix) {
        String topics = prefix + "*";
        List<RequiredRights> provisioning = new ArrayList<>(RecipeRights.ofService());
        provisioning.addAll(ofProvisioning(topics));
        List<RequiredRights> connectors = new ArrayList<>(RecipeRights.ofServicesConnectors());
        connectors.add(onTopics(topics, READ, WRITE));
        return of(provisioning, connectors);
    }

    private static List<RequiredRights> ofProvisioning(String topics) {
        return List.of(
                RequiredRights.onCluster("", DESCRIBE),
                onTopics(topics, ALTER, ALTER_CONFIGS, CREATE, DELETE, READ, WRITE),
                onTopics(StateTopic.nameFor(topics), CREATE, DELETE, DESCRIBE_CONFIGS, READ, WRITE));
    }

    private static RequiredRights onTopics(String names, AclOperation... operations) {
        return RequiredRights.onTopic(names, "run_prefix", operations);
    }

    /** Those that a recipe needs with managed connectors, and feature files. */
    public static TwinRights of(Recipe recipe) {
        return ofRecipe(recipe).and(ofRuns());
    }

    /** Those that a recipe needs on a worker of one's own, and feature files. */
    public static TwinRights ofWorker(Recipe recipe) {
        RecipeRights rights = new RecipeRights(recipe);
        String runs = RUNS + "*";
        String groups = Connect.GROUP_PREFIX + runs;
        List<RequiredRights> provisioning = new ArrayList<>(rights.provisioning(Service.WORKER));
        provisioning.addAll(ofProvisioning(runs));
        provisioning.add(RequiredRights.onGroup(groups, "run_prefix", READ));
        List<RequiredRights> connectors = new ArrayList<>(rights.connectorsOfWorker());
        connectors.add(onTopics(runs, READ, WRITE));
        connectors.add(RequiredRights.onGroup(groups, "run_prefix", DELETE, READ));
        KafkaKey nobody = new KafkaKey("", Secret.of(""), Optional.empty());
        List<RequiredRights> worker = RecipeRights.worker(TwinWorker.usual(nobody, nobody));
        TwinRights ofConnectors = of(provisioning, connectors);
        return new TwinRights(
                ofConnectors.provisioning(), ofConnectors.connectors(), Set.copyOf(RequiredRights.rightsOf(worker)));
    }

    /** As whom a worker works that has these rights, and what it has; empty when there is to be none. */
    Optional<WorkerKeys> workerOf(CloudAccounts accounts) {
        return worker.isEmpty()
                ? Optional.empty()
                : Optional.of(TwinWorker.named(worker, accounts.worker(), accounts.connectors()));
    }

    /** Those that a recipe needs, with managed connectors. */
    static TwinRights ofRecipe(Recipe recipe) {
        RecipeRights rights = new RecipeRights(recipe);
        return of(rights.provisioning(Service.CONFLUENT_CLOUD), rights.connectorsOfService());
    }

    private static TwinRights of(List<RequiredRights> provisioning, List<RequiredRights> connectors) {
        return new TwinRights(
                new HashSet<>(RequiredRights.rightsOf(provisioning)),
                new HashSet<>(RequiredRights.rightsOf(connectors)));
    }

    /** These and those. */
    TwinRights and(TwinRights others) {
        return new TwinRights(
                union(provisioning, others.provisioning),
                union(connectors, others.connectors),
                union(worker, others.worker));
    }

    private static Set<Right> union(Set<Right> some, Set<Right> others) {
        Set<Right> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /**
     * Those that {@code terraform/acls} has printed.
     *
     * @throws InvalidInputException when the file cannot be read, or holds something else
     */
    public static TwinRights read(Path file) {
        Set<Right> provisioning = new HashSet<>();
        Set<Right> connectors = new HashSet<>();
        Set<Right> worker = new HashSet<>();
        for (JsonNode acl : acls(file)) {
            switch (text(acl, "principal")) {
                case "provisioning" -> provisioning.add(right(file, acl));
                case "connector" -> connectors.add(right(file, acl));
                case "worker" -> worker.add(right(file, acl));
                default -> throw wrong(file, "there is no account \"" + text(acl, "principal") + "\"", null);
            }
        }
        return new TwinRights(provisioning, connectors, worker);
    }

    private static JsonNode acls(Path file) {
        try {
            JsonNode acls = new ObjectMapper().readTree(file.toFile());
            if (!acls.isArray()) {
                throw wrong(file, "it is no array", null);
            }
            return acls;
        } catch (FileNotFoundException e) {
            throw wrong(file, "there is no such file", e);
        } catch (JsonProcessingException e) {
            throw wrong(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw wrong(file, e.getMessage(), e);
        }
    }

    private static Right right(Path file, JsonNode acl) {
        ResourceType type = ResourceType.fromString(text(acl, "resource_type"));
        if (type.isUnknown()) {
            throw wrong(file, "there is no resource type \"" + text(acl, "resource_type") + "\"", null);
        }
        AclOperation operation = AclOperation.fromString(text(acl, "operation"));
        if (operation.isUnknown()) {
            throw wrong(file, "there is no operation \"" + text(acl, "operation") + "\"", null);
        }
        String name = text(acl, "resource_name");
        return new Right(type, text(acl, "pattern_type").equals("PREFIXED") ? name + "*" : name, operation);
    }

    private static String text(JsonNode acl, String key) {
        return acl.path(key).asText();
    }

    private static InvalidInputException wrong(Path file, @Nullable String problem, @Nullable Exception cause) {
        return new InvalidInputException(
                file + " holds no rights that terraform/acls has printed: " + problem + ".",
                "Have them printed: terraform/acls FILE.tfvars > acls.json.",
                cause);
    }
}
