package dev.k2g.cloud.rights;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.kafka.KafkaCalls;
import dev.k2g.kafka.TopicRequests;
import dev.k2g.recipe.TopicSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks at a cluster with one API key, and at what the key may do there, without changing anything. Every method throws
 * {@link UnreachableException} when no broker answers within ten seconds, and {@link FailedException} when one refuses.
 */
public final class KeyInspection implements AutoCloseable {

    /**
     * What could be found out about rights that are needed.
     *
     * @param missing those that are lacking
     * @param unknown those of which it cannot be known
     */
    public record RightsFound(List<Right> missing, List<Right> unknown) {

        /** Copies the lists. */
        public RightsFound {
            missing = List.copyOf(missing);
            unknown = List.copyOf(unknown);
        }
    }

    private static final String METADATA_VERSION = "metadata.version";

    private final KafkaCalls calls;
    private final Admin admin;

    private KeyInspection(KafkaCalls calls) {
        this.calls = calls;
        this.admin = calls.admin();
    }

    /** A client with the endpoint's key. Nothing is asked yet; close it when done. */
    public static KeyInspection of(KafkaEndpoint endpoint) {
        return new KeyInspection(new KafkaCalls(endpoint));
    }

    /** What the cluster says of itself to whoever can log in. */
    public ClusterInfo cluster() {
        String what = "describe the cluster";
        DescribeClusterResult cluster =
                admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true));
        Set<AclOperation> operations = calls.get(what, cluster.authorizedOperations());
        List<String> brokers = calls.get(what, cluster.nodes()).stream()
                .map(node -> node.host() + ":" + node.port())
                .sorted()
                .toList();
        return new ClusterInfo(
                calls.get(what, cluster.clusterId()),
                brokers,
                metadataVersion(),
                operations == null || operations.contains(AclOperation.DESCRIBE));
    }

    private OptionalInt metadataVersion() {
        FinalizedVersionRange range = calls.get(
                        "tell its features", admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get(METADATA_VERSION);
        return range == null ? OptionalInt.empty() : OptionalInt.of(range.maxVersionLevel());
    }

    /**
     * Those of these rights that the key certainly lacks, and those of which it cannot be known, in the same order. A right
     * on all names that begin alike is tried on one of them.
     */
    public RightsFound look(Collection<Right> needed) {
        Set<Right> missing = new HashSet<>();
        Set<Right> unknown = new HashSet<>();
        List<Right> examples = needed.stream().map(Right::example).toList();
        if (!needed.isEmpty()) {
            int broker = calls
                    .get("describe the cluster", admin.describeCluster().nodes())
                    .stream()
                    .findFirst()
                    .map(Node::id)
                    .orElse(0);
            RightsFound topics = new TopicRights(calls, admin, broker).look(of(examples, ResourceType.TOPIC));
            missing.addAll(topics.missing());
            unknown.addAll(topics.unknown());
            missing.addAll(new GroupRights(calls, admin).missing(of(examples, ResourceType.GROUP)));
            List<Right> onCluster = of(needed, ResourceType.CLUSTER);
            if (!onCluster.isEmpty() && !cluster().mayBeDescribed()) {
                missing.addAll(onCluster);
            }
        }
        return new RightsFound(
                needed.stream()
                        .filter(right -> missing.contains(right.example()))
                        .toList(),
                needed.stream()
                        .filter(right -> unknown.contains(right.example()))
                        .toList());
    }

    /**
     * The ACLs of an account, which the key may only see if it may describe the cluster.
     *
     * @param account such as {@code sa-abc123}
     * @return empty when the key may not see them
     */
    public Optional<AccountAcls> aclsOf(String account) {
        String what = "list the ACLs of " + account;
        List<AclBinding> all = new ArrayList<>();
        for (String principal : List.of("User:" + account, "User:*")) {
            KafkaFuture<Collection<AclBinding>> some = admin.describeAcls(new AclBindingFilter(
                            ResourcePatternFilter.ANY,
                            new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ANY)))
                    .values();
            if (calls.isForbidden(what, some)) {
                return Optional.empty();
            }
            Optional<Collection<AclBinding>> reply = calls.getUnless(SecurityDisabledException.class, what, some);
            if (reply.isEmpty()) {
                return Optional.of(new AccountAcls(false, List.of()));
            }
            all.addAll(reply.get());
        }
        return Optional.of(new AccountAcls(true, all));
    }

    private static List<Right> of(Collection<Right> rights, ResourceType type) {
        return rights.stream().filter(right -> right.type() == type).toList();
    }

    /**
     * Why the cluster would not take topics that are not there yet, as a sentence by the topic's name, such as too few
     * brokers or a quota of partitions. Whether the key may make them is not looked at.
     */
    public SortedMap<String, String> refusals(Collection<TopicSpec> topics) {
        SortedMap<String, String> refusals = new TreeMap<>();
        List<NewTopic> all = topics.stream().map(TopicRequests::newTopic).toList();
        admin.createTopics(all, new CreateTopicsOptions().validateOnly(true))
                .values()
                .forEach((name, future) -> {
                    if (!calls.isForbidden("try topic " + name, future)) {
                        calls.refusal("try topic " + name, future).ifPresent(sentence -> refusals.put(name, sentence));
                    }
                });
        return refusals;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
