package dev.k2g.twin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.cloud.rights.RecipeRights;
import dev.k2g.cloud.rights.RequiredRights;
import dev.k2g.cloud.rights.Right;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.Recipe;
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
 * What k2g and managed connectors may do on Kafka before a twin: what Terraform's modules grant them in the cloud, with
 * {@code connect = "managed"}.
 *
 * @param provisioning what k2g itself may do
 * @param connectors what the connectors may do
 */
public record TwinRights(Set<Right> provisioning, Set<Right> connectors) {

    /** What the names begin with that scenarios give to topics and connectors. */
    private static final String RUNS = "verify-";

    /** Copies both. */
    public TwinRights {
        provisioning = Set.copyOf(provisioning);
        connectors = Set.copyOf(connectors);
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
        provisioning.add(RequiredRights.onCluster("", DESCRIBE));
        provisioning.add(onTopics(topics, ALTER, ALTER_CONFIGS, CREATE, DELETE, READ, WRITE));
        provisioning.add(onTopics(StateTopic.nameFor(topics), CREATE, DELETE, DESCRIBE_CONFIGS, READ, WRITE));
        List<RequiredRights> connectors = new ArrayList<>(RecipeRights.ofServicesConnectors());
        connectors.add(onTopics(topics, READ, WRITE));
        return of(provisioning, connectors);
    }

    private static RequiredRights onTopics(String names, AclOperation... operations) {
        return RequiredRights.onTopic(names, "run_prefix", operations);
    }

    /** Those that a recipe needs, and feature files. */
    public static TwinRights of(Recipe recipe) {
        return ofRecipe(recipe).and(ofRuns());
    }

    /** Those that a recipe needs. */
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
        return new TwinRights(union(provisioning, others.provisioning), union(connectors, others.connectors));
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
        for (JsonNode acl : acls(file)) {
            switch (text(acl, "principal")) {
                case "provisioning" -> provisioning.add(right(file, acl));
                case "connector" -> connectors.add(right(file, acl));
                case "worker" -> throw wrong(file, "they are those of a worker of one's own", null);
                default -> throw wrong(file, "there is no account \"" + text(acl, "principal") + "\"", null);
            }
        }
        return new TwinRights(provisioning, connectors);
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
                file + " holds no rights of managed connectors: " + problem + ".",
                "Have them printed: terraform/acls FILE.tfvars > acls.json, with connect = \"managed\" in FILE.tfvars.",
                cause);
    }
}
