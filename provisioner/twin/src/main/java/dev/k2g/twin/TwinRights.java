package dev.k2g.twin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.cloud.diagnosis.RecipeRights;
import dev.k2g.cloud.rights.Right;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.Recipe;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** What k2g and managed connectors may do on Kafka before a twin: what Terraform's modules grant them in the cloud. */
public final class TwinRights {

    /** What the names begin with that scenarios give to topics and connectors. */
    private static final String RUNS = "verify-";

    private TwinRights() {}

    /** Those that feature files need, whatever the recipe. */
    public static RecipeRights ofRuns() {
        return RecipeRights.ofRuns(RUNS);
    }

    /** Those that a recipe needs, and feature files. */
    public static RecipeRights of(Recipe recipe) {
        return RecipeRights.of(recipe).and(ofRuns());
    }

    /**
     * Those that {@code terraform/acls} has printed.
     *
     * @throws InvalidInputException when the file cannot be read, or holds something else
     */
    public static RecipeRights read(Path file) {
        Set<Right> provisioning = new LinkedHashSet<>();
        Set<Right> connectors = new LinkedHashSet<>();
        for (JsonNode acl : acls(file)) {
            switch (text(acl, "principal")) {
                case "provisioning" -> provisioning.add(right(file, acl));
                case "connector" -> connectors.add(right(file, acl));
                case "worker" -> throw wrong(file, "they are those of a worker of one's own", null);
                default -> throw wrong(file, "there is no account \"" + text(acl, "principal") + "\"", null);
            }
        }
        return new RecipeRights(provisioning, connectors);
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
