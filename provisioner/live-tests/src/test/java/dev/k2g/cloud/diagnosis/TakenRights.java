package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.rights.KeyInspection;
import dev.k2g.cloud.rights.RequiredRights;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.KafkaKey;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes rights away, one at a time, and sees whether the diagnosis names it and nothing else. */
final class TakenRights {

    private final GrantedRights rights;

    TakenRights(GrantedRights rights) {
        this.rights = rights;
    }

    /** Looks as the key whose rights they are. */
    void assertEachIsNamed(KafkaEndpoint kafka, KafkaKey key, List<RequiredRights> needs, List<AclBinding> bindings)
            throws ExecutionException, InterruptedException {
        try (KeyInspection inspection = KeyInspection.of(kafka.with(key))) {
            assertEachIsNamed(
                    () -> KafkaKeyCheck.rights(inspection, key, needs),
                    bindings,
                    binding -> named(key, needs, binding));
        }
    }

    /** @param named what the check says of a missing one */
    void assertEachIsNamed(Supplier<CheckResult> check, List<AclBinding> bindings, Function<AclBinding, String> named)
            throws ExecutionException, InterruptedException {
        for (AclBinding binding : bindings) {
            rights.revoke(List.of(binding));
            awaitProblems(check, List.of(named.apply(binding)));
            rights.grant(binding);
        }
        awaitProblems(check, List.of());
    }

    /** Waits until the check tells exactly these. */
    static void awaitProblems(Supplier<CheckResult> check, List<String> problems) {
        Deadline.in(GuardedServers.TO_TAKE_EFFECT)
                .awaitTrue(
                        "nothing but this to be named: " + problems,
                        () -> problems(check.get()).equals(problems),
                        () -> check.get().toString());
    }

    static List<String> problems(CheckResult result) {
        return result.failures().stream().map(CheckFailure::problem).toList();
    }

    /** What a right is on, as the diagnosis calls it. */
    static String resource(AclBinding binding) {
        ResourcePattern pattern = binding.pattern();
        return pattern.resourceType() == ResourceType.CLUSTER
                ? "the cluster"
                : pattern.resourceType().name().toLowerCase(Locale.ROOT) + " " + pattern.name()
                        + (pattern.patternType() == PatternType.PREFIXED ? "*" : "");
    }

    private static String named(KafkaKey key, List<RequiredRights> needs, AclBinding binding) {
        boolean isOptional = binding.pattern().resourceType() == ResourceType.CLUSTER
                && needs.stream().anyMatch(RequiredRights::isOptional);
        return "The API key " + key.name() + " of " + key.serviceAccount().orElseThrow() + " lacks "
                + binding.entry().operation() + " on " + resource(binding) + "."
                + (isOptional ? " Only k2g status needs it." : "");
    }
}
