package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.aura.Aura;
import dev.k2g.cloud.aura.AuraInstance;
import dev.k2g.cloud.aura.InstanceProblem;
import dev.k2g.deadline.Deadline;
import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.AuraAccess;
import dev.k2g.failure.FindingCode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything about Aura's API, and what it says of the instance. */
final class AuraChecks {

    private static final Duration USUAL = Duration.ofSeconds(20);

    private final AuraAccess access;
    private final Patience patience;
    private final CheckSequence sequence;
    private Optional<AuraInstance> instance = Optional.empty();

    AuraChecks(AuraAccess access, Patience patience, List<CheckResult> results) {
        this.patience = patience;
        this.access = access;
        this.sequence = new CheckSequence("aura", results);
    }

    /** The instance, once it is known. */
    Optional<AuraInstance> run() {
        sequence.requireWeb(
                access.uri(),
                "It is Aura's API, not the instance.",
                "",
                access.certificateAuthority(),
                "aura.certificateAuthority");
        Aura aura = Aura.at(access);
        sequence.require("login", () -> {
            aura.logIn(Deadline.in(patience.atMost(USUAL)));
            return CheckResult.ok("client " + access.client().name());
        });
        sequence.look("instance", () -> look(aura));
        return instance;
    }

    private CheckResult look(Aura aura) {
        instance = aura.instance(Deadline.in(patience.atMost(USUAL)));
        if (instance.isEmpty()) {
            return failed(access.instance(), InstanceProblem.missing(access), false);
        }
        AuraInstance there = instance.get();
        String found = there + " is " + there.status() + (there.type().isEmpty() ? "" : ", " + there.type());
        return InstanceProblem.of(there)
                .map(problem -> failed(found, problem, there.state() == AuraInstance.State.CHANGING))
                .orElseGet(() -> CheckResult.ok(found));
    }

    private static CheckResult failed(String found, InstanceProblem problem, boolean isRetriable) {
        return CheckResult.failed(
                found,
                new CheckFailure(FindingCode.INSTANCE_UNUSABLE, problem.problem(), problem.remedy(), isRetriable));
    }
}
