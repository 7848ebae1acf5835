package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.rights.Right;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

import java.util.ArrayList;
import java.util.Arrays;
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
record RequiredRights(List<Right> rights, String variable) {

    RequiredRights {
        rights = List.copyOf(rights);
    }

    static RequiredRights onTopic(String name, String variable, AclOperation... operations) {
        return new RequiredRights(
                Arrays.stream(operations)
                        .map(operation -> Right.onTopic(name, operation))
                        .toList(),
                variable);
    }

    static RequiredRights onGroup(String name, String variable, AclOperation... operations) {
        return new RequiredRights(
                Arrays.stream(operations)
                        .map(operation -> Right.onGroup(name, operation))
                        .toList(),
                variable);
    }

    static RequiredRights onCluster(String variable, AclOperation operation) {
        return new RequiredRights(List.of(Right.onCluster(operation)), variable);
    }

    /** Those of these needs that hold one of these rights, with those rights only; needs of the same resource are one. */
    static List<RequiredRights> restricted(List<RequiredRights> needs, List<Right> missing) {
        Map<String, RequiredRights> restricted = new LinkedHashMap<>();
        for (RequiredRights need : needs) {
            List<Right> rights = need.rights.stream().filter(missing::contains).toList();
            if (!rights.isEmpty()) {
                restricted.merge(
                        rights.get(0).resource(), new RequiredRights(rights, need.variable), RequiredRights::and);
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
    boolean isOptional() {
        return rights.get(0).type() == ResourceType.CLUSTER && variable.isEmpty();
    }

    /** Such as {@code READ, WRITE on topic rsvps}. */
    String inWords() {
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
    String grant(String account) {
        return "Grant it: confluent kafka acl create --allow --service-account " + account + " --operations "
                + operations(",").toLowerCase(Locale.ROOT).replace('_', '-') + flag(rights.get(0))
                + ". Or let terraform/ grant it" + (variable.isEmpty() ? "." : ", by its variable " + variable + ".");
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
