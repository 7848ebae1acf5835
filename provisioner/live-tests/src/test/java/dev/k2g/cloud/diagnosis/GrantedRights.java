package dev.k2g.cloud.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The ACLs of {@code terraform/modules/naming}, set on a broker and taken back one by one. */
final class GrantedRights implements AutoCloseable {

    private final Admin admin;
    private final Map<String, String> keys;
    private final Map<String, String> stackNames;
    private final List<AclBinding> bindings;

    /**
     * @param admin of a super user
     * @param file what {@code terraform/acls} prints
     * @param keys the API key of each account in it
     * @param stackNames what is called otherwise on the stack that they are for
     */
    GrantedRights(Admin admin, Path file, Map<String, String> keys, Map<String, String> stackNames) throws IOException {
        this.admin = admin;
        this.stackNames = Map.copyOf(stackNames);
        this.keys = new LinkedHashMap<>(keys);
        this.bindings = new ArrayList<>();
        for (JsonNode right : new ObjectMapper().readTree(file.toFile())) {
            bindings.add(binding(right));
        }
    }

    private AclBinding binding(JsonNode right) {
        return new AclBinding(
                new ResourcePattern(
                        ResourceType.valueOf(right.path("resource_type").asText()),
                        stackNames.getOrDefault(
                                right.path("resource_name").asText(),
                                right.path("resource_name").asText()),
                        PatternType.valueOf(right.path("pattern_type").asText())),
                new AccessControlEntry(
                        "User:" + keys.get(right.path("principal").asText()),
                        "*",
                        AclOperation.valueOf(right.path("operation").asText()),
                        AclPermissionType.valueOf(right.path("permission").asText())));
    }

    void revokeAll() throws ExecutionException, InterruptedException {
        revoke(bindings);
    }

    void grantAll() throws ExecutionException, InterruptedException {
        admin.createAcls(bindings).all().get();
    }

    void grant(AclBinding binding) throws ExecutionException, InterruptedException {
        admin.createAcls(List.of(binding)).all().get();
    }

    void revoke(List<AclBinding> some) throws ExecutionException, InterruptedException {
        admin.deleteAcls(some.stream().map(AclBinding::toFilter).toList()).all().get();
    }

    /** Those of one account. */
    List<AclBinding> of(String account) {
        String principal = "User:" + keys.get(account);
        return bindings.stream()
                .filter(binding -> binding.entry().principal().equals(principal))
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}
