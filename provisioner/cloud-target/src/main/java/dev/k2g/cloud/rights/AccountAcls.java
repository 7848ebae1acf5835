package dev.k2g.cloud.rights;

import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

/**
 * What ACLs let one account do, by Kafka's rules (kafka.apache.org/documentation, "Authorization and ACLs"): a refusal
 * outweighs what permits. Roles, which Confluent Cloud has beside ACLs, are not among them.
 *
 * @param areEnforced whether the cluster looks at ACLs at all
 * @param bindings those that name the account, and those that name everybody
 */
public record AccountAcls(boolean areEnforced, List<AclBinding> bindings) {

    private static final String ANY = "*";
    private static final Set<AclOperation> DESCRIBING = Set.of(DESCRIBE, READ, WRITE, DELETE, ALTER, ALL);
    private static final Set<AclOperation> DESCRIBING_CONFIGS = Set.of(DESCRIBE_CONFIGS, ALTER_CONFIGS, ALL);

    /** Copies the list. */
    public AccountAcls {
        bindings = List.copyOf(bindings);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return bindings.isEmpty();
    }

    /** Those of these rights that no ACL gives, in the same order. */
    public List<Right> missing(Collection<Right> needed) {
        return needed.stream().filter(right -> areEnforced && !allow(right)).toList();
    }

    private boolean allow(Right right) {
        return bindings.stream().anyMatch(binding -> permits(binding, right))
                && bindings.stream().noneMatch(binding -> refuses(binding, right));
    }

    private static boolean permits(AclBinding binding, Right right) {
        AclOperation operation = binding.entry().operation();
        boolean implies = switch (right.operation()) {
            case DESCRIBE -> DESCRIBING.contains(operation);
            case DESCRIBE_CONFIGS -> DESCRIBING_CONFIGS.contains(operation);
            default -> operation == right.operation() || operation == ALL;
        };
        return binding.entry().permissionType() == AclPermissionType.ALLOW && implies && covers(binding, right);
    }

    private static boolean refuses(AclBinding binding, Right right) {
        AclOperation operation = binding.entry().operation();
        return binding.entry().permissionType() == AclPermissionType.DENY
                && (operation == right.operation() || operation == ALL)
                && covers(binding, right);
    }

    private static boolean covers(AclBinding binding, Right right) {
        ResourcePattern pattern = binding.pattern();
        if (pattern.resourceType() != right.type()) {
            return false;
        }
        return switch (pattern.patternType()) {
            case LITERAL ->
                pattern.name().equals(ANY)
                        || !right.isOnPrefix() && pattern.name().equals(right.name());
            case PREFIXED -> right.nameOrPrefix().startsWith(pattern.name());
            default -> false;
        };
    }
}
