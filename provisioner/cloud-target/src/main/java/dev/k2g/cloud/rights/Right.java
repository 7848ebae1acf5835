package dev.k2g.cloud.rights;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

import java.util.Locale;

/**
 * What an ACL lets a principal do.
 *
 * @param type of the resource: {@code TOPIC}, {@code GROUP} or {@code CLUSTER}
 * @param name of the resource; {@code kafka-cluster} for the cluster; with an asterisk in the end, all whose names begin so
 * @param operation what may be done with it
 */
public record Right(ResourceType type, String name, AclOperation operation) {

    private static final String CLUSTER = "kafka-cluster";
    private static final String PREFIX_END = "*";

    /** A right on the cluster itself. */
    public static Right onCluster(AclOperation operation) {
        return new Right(ResourceType.CLUSTER, CLUSTER, operation);
    }

    /** Whether it is on all resources whose names begin alike. */
    public boolean isOnPrefix() {
        return name.endsWith(PREFIX_END);
    }

    /** The name, or how names begin. */
    public String nameOrPrefix() {
        return isOnPrefix() ? name.substring(0, name.length() - PREFIX_END.length()) : name;
    }

    /** The same right on one resource that there is not, where it is one on many. */
    Right example() {
        return isOnPrefix() ? new Right(type, nameOrPrefix() + "k2g-there-is-none", operation) : this;
    }

    /** What it is a right on, such as {@code topic rsvps}. */
    public String resource() {
        return type == ResourceType.CLUSTER ? "the cluster" : type.name().toLowerCase(Locale.ROOT) + " " + name;
    }
}
