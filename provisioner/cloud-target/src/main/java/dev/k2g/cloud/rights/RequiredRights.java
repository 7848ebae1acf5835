package dev.k2g.cloud.rights;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rights that a key needs on one resource.
 *
 * @param rights all on the same resource
 * @param variable the variable of {@code terraform/} that grants them
 */
public record RequiredRights(List<Right> rights, String variable) {

    /** Copies the list. */
    public RequiredRights {
        rights = List.copyOf(rights);
    }

    /** Of a topic. */
    public static RequiredRights onTopic(String name, String variable, AclOperation... operations) {
        return on(ResourceType.TOPIC, name, variable, operations);
    }

    /** Of a consumer group. */
    public static RequiredRights onGroup(String name, String variable, AclOperation... operations) {
        return on(ResourceType.GROUP, name, variable, operations);
    }

    private static RequiredRights on(ResourceType type, String name, String variable, AclOperation... operations) {
        return new RequiredRights(
                Arrays.stream(operations)
                        .map(operation -> new Right(type, name, operation))
                        .toList(),
                variable);
    }

    /** Of the cluster itself. */
    public static RequiredRights onCluster(String variable, AclOperation operation) {
        return new RequiredRights(List.of(Right.onCluster(operation)), variable);
    }

    /** All rights of these, each once. */
    public static List<Right> rightsOf(Collection<RequiredRights> required) {
        return required.stream()
                .flatMap(some -> some.rights.stream())
                .distinct()
                .toList();
    }

    /** Those of these that hold one of the missing rights, with those only; what is on the same resource is one. */
    public static List<RequiredRights> restricted(List<RequiredRights> required, List<Right> missing) {
        Map<String, RequiredRights> restricted = new LinkedHashMap<>();
        for (RequiredRights some : required) {
            List<Right> rights = some.rights.stream().filter(missing::contains).toList();
            if (!rights.isEmpty()) {
                restricted.merge(
                        rights.get(0).resource(), new RequiredRights(rights, some.variable), RequiredRights::and);
            }
        }
        return List.copyOf(restricted.values());
    }

    private RequiredRights and(RequiredRights other) {
        List<Right> all = new ArrayList<>(rights);
        other.rights.stream().filter(right -> !all.contains(right)).forEach(all::add);
        return new RequiredRights(all, variable);
    }

    /** Whether the pipeline works without it: only k2g's own look at the cluster is of this kind. */
    public boolean isOptional() {
        return rights.get(0).type() == ResourceType.CLUSTER && variable.isEmpty();
    }

    /** Such as {@code READ, WRITE on topic rsvps}. */
    public String inWords() {
        return operations(", ") + " on " + rights.get(0).resource();
    }

    private String operations(String separator) {
        return rights.stream().map(right -> right.operation().name()).collect(Collectors.joining(separator));
    }

    /**
     * How to grant it.
     *
     * @param account to whom
     */
    public String grant(String account) {
        return aclCommand(account) + " Or let terraform/ grant it"
                + (variable.isEmpty() ? "." : ", by its variable " + variable + ".");
    }

    /** The command that grants it, in a sentence. */
    public String aclCommand(String account) {
        return "Grant it: confluent kafka acl create --allow --service-account " + account + " --operations "
                + operations(",").toLowerCase(Locale.ROOT).replace('_', '-') + flag(rights.get(0)) + ".";
    }

    private static String flag(Right right) {
        String name = right.nameOrPrefix() + (right.isOnPrefix() ? " --prefix" : "");
        return switch (right.type()) {
            case TOPIC -> " --topic " + name;
            case GROUP -> " --consumer-group " + name;
            default -> " --cluster-scope";
        };
    }
}
