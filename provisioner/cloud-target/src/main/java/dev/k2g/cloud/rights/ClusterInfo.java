package dev.k2g.cloud.rights;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a cluster says of itself.
 *
 * @param id its id, such as {@code lkc-abc123} on Confluent Cloud
 * @param brokers the addresses that its brokers give to clients, each {@code host:port}
 * @param metadataVersion the level of its finalized feature {@code metadata.version}, where it tells
 * @param mayBeDescribed whether the key has the right to describe the cluster
 */
public record ClusterInfo(String id, List<String> brokers, OptionalInt metadataVersion, boolean mayBeDescribed) {

    /** Copies the list. */
    public ClusterInfo {
        brokers = List.copyOf(brokers);
    }
}
