package dev.k2g.cloud.rights;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.kafka.KafkaCalls;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cluster as whoever owns it sees it: what others may do there. Every method throws {@link UnreachableException} when no
 * broker answers, and {@link FailedException} when one refuses.
 */
public final class ClusterAcls implements AutoCloseable {

    private static final String EVERYWHERE = "*";

    private final KafkaCalls calls;
    private final Admin admin;

    private ClusterAcls(KafkaCalls calls) {
        this.calls = calls;
        this.admin = calls.admin();
    }

    /** A client whose key may do everything. Nothing is asked yet; close it when done. */
    public static ClusterAcls of(KafkaEndpoint endpoint) {
        return new ClusterAcls(new KafkaCalls(endpoint));
    }

    /**
     * Lets an account do this and nothing else, from when this returns.
     *
     * @param account its id
     * @param deadline until when the broker must know of it
     */
    public void permit(String account, Collection<Right> rights, Deadline deadline) {
        Set<AclBinding> wanted =
                rights.stream().map(right -> binding(account, right)).collect(Collectors.toSet());
        Set<AclBinding> live = bindings(account);
        List<AclBindingFilter> surplus = live.stream()
                .filter(binding -> !wanted.contains(binding))
                .map(AclBinding::toFilter)
                .toList();
        List<AclBinding> missing =
                wanted.stream().filter(binding -> !live.contains(binding)).toList();
        calls.get("take rights away", admin.deleteAcls(surplus).all());
        calls.get("grant rights", admin.createAcls(missing).all());
        deadline.awaitTrue(
                "the rights of " + account + " to be known",
                () -> bindings(account).equals(wanted),
                () -> "the broker knows others.");
    }

    private Set<AclBinding> bindings(String account) {
        AclBindingFilter ofAccount = new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(principal(account), null, AclOperation.ANY, AclPermissionType.ANY));
        return new HashSet<>(
                calls.get("list rights", admin.describeAcls(ofAccount).values()));
    }

    private static AclBinding binding(String account, Right right) {
        return new AclBinding(
                new ResourcePattern(
                        right.type(),
                        right.nameOrPrefix(),
                        right.isOnPrefix() ? PatternType.PREFIXED : PatternType.LITERAL),
                new AccessControlEntry(principal(account), EVERYWHERE, right.operation(), AclPermissionType.ALLOW));
    }

    private static String principal(String account) {
        return "User:" + account;
    }

    /**
     * Forgets a consumer group with its offsets. One that is not there is no error; members that are still leaving are
     * waited for.
     */
    public void forgetGroup(String group, Deadline deadline) {
        deadline.awaitTrue(
                "the members of " + group + " to leave",
                () -> isGone(group) || isForgotten(group),
                () -> "it has members.");
    }

    private boolean isGone(String group) {
        return calls.getUnless(
                        GroupIdNotFoundException.class,
                        "describe " + group,
                        admin.describeConsumerGroups(List.of(group)).all())
                .isEmpty();
    }

    private boolean isForgotten(String group) {
        return calls.getUnless(
                        GroupNotEmptyException.class,
                        "forget " + group,
                        admin.deleteConsumerGroups(List.of(group)).all().thenApply(done -> true))
                .isPresent();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
