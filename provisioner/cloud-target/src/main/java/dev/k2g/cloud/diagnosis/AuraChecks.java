package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.aura.Aura;
import dev.k2g.cloud.aura.AuraInstance;
import dev.k2g.cloud.aura.AuraState;
import dev.k2g.cloud.aura.InstanceProblem;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.AuraAccess;
import dev.k2g.failure.FindingCode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything about Aura's API, and what it says of the instance. */
final class AuraChecks {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AuraAccess access;
    private final CheckSequence course;
    private Optional<AuraInstance> instance = Optional.empty();

    AuraChecks(AuraAccess access, List<CheckResult> results) {
        this.access = access;
        this.course = new CheckSequence("aura", results);
    }

    /** The instance, once it is known. */
    Optional<AuraInstance> run() {
        boolean isEncrypted = "https".equals(access.uri().getScheme());
        HostPort address = HostPort.of(access.uri(), isEncrypted ? 443 : 80);
        course.require("name", new NameCheck(address.host(), "It is Aura's API, not the instance."));
        course.require("tcp", new TcpCheck(address));
        if (isEncrypted) {
            course.require("tls", new TlsCheck(address, access.certificateAuthority(), "aura.certificateAuthority"));
        }
        Aura aura = Aura.at(access);
        course.require("login", () -> {
            aura.logIn(Deadline.in(PATIENCE));
            return CheckOutcome.ok("client " + access.client().name());
        });
        course.look("instance", () -> look(aura));
        return instance;
    }

    private CheckOutcome look(Aura aura) {
        instance = aura.instance(Deadline.in(PATIENCE));
        if (instance.isEmpty()) {
            return failed(access.instance(), InstanceProblem.missing(access), false);
        }
        AuraInstance there = instance.get();
        String found = there + " is " + there.status() + (there.type().isEmpty() ? "" : ", " + there.type());
        return InstanceProblem.of(there)
                .map(trouble -> failed(found, trouble, there.state() == AuraState.CHANGING))
                .orElseGet(() -> CheckOutcome.ok(found));
    }

    private static CheckOutcome failed(String found, InstanceProblem trouble, boolean isMomentary) {
        return CheckOutcome.failed(
                found,
                new CheckFailure(FindingCode.INSTANCE_UNUSABLE, trouble.problem(), trouble.remedy(), isMomentary));
    }
}
