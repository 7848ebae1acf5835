package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.aura.AuraInstance;
import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.deadline.Patience;
import dev.k2g.failure.ExitCode;
import dev.k2g.recipe.Recipe;
import dev.k2g.secret.Redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is well with a target and what is not: everything that a recipe needs of the servers that a target file describes.
 *
 * @param target the target's name
 * @param checks in the order in which they were done
 */
public record Diagnosis(String target, List<CheckResult> checks) {

    /** Copies the list. */
    public Diagnosis {
        checks = List.copyOf(checks);
    }

    /** Does every check, one endpoint after the other, and changes nothing. Nothing is thrown for what fails. */
    public static Diagnosis examine(TargetFile target, Recipe recipe) {
        return examine(target, recipe, Patience.USUAL);
    }

    /** The same, where no check waits longer than the user wants. */
    public static Diagnosis examine(TargetFile target, Recipe recipe, Patience patience) {
        List<CheckResult> results = new ArrayList<>();
        Optional<String> clusterId = new KafkaChecks(target, recipe, results).run();
        new ConnectChecks(target, recipe, patience, results).run(clusterId);
        Optional<AuraInstance> instance =
                target.aura().flatMap(access -> new AuraChecks(access, patience, results).run());
        new Neo4jChecks(target.endpoints().neo4j(), recipe, results).run(instance);
        return new Diagnosis(target.endpoints().target(), results).redacted(Redaction.of(target.secrets()));
    }

    /** How many checks ended like this. */
    public long count(Status status) {
        return checks.stream().filter(check -> check.status() == status).count();
    }

    /** That of a failure, unless nothing failed or another try may find all of it gone. */
    public ExitCode exitCode() {
        if (count(Status.FAILED) == 0) {
            return ExitCode.DONE;
        }
        boolean isRetriable = checks.stream()
                .filter(check -> check.status() == Status.FAILED)
                .flatMap(check -> check.failures().stream())
                .allMatch(CheckFailure::isRetriable);
        return isRetriable ? ExitCode.UNREACHABLE : ExitCode.FAILED;
    }

    /** The same with secrets masked, whatever a server may have repeated. */
    Diagnosis redacted(Redaction redaction) {
        return new Diagnosis(
                target,
                checks.stream()
                        .map(check -> new CheckResult(
                                check.endpoint(),
                                check.check(),
                                check.status(),
                                redaction.redact(check.found()),
                                check.failures().stream()
                                        .map(failure -> new CheckFailure(
                                                failure.code(),
                                                redaction.redact(failure.problem()),
                                                redaction.redact(failure.remedy()),
                                                failure.isRetriable()))
                                        .toList()))
                        .toList());
    }
}
