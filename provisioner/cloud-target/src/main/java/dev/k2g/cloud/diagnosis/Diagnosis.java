package dev.k2g.cloud.diagnosis;

import dev.k2g.failure.ExitCode;
import dev.k2g.secret.Redaction;

import java.util.List;

/**
 * What is well with a target and what is not.
 *
 * @param target the target's name
 * @param checks in the order in which they were done
 */
public record Diagnosis(String target, List<CheckResult> checks) {

    /** Copies the list. */
    public Diagnosis {
        checks = List.copyOf(checks);
    }

    /** How many checks ended like this. */
    public long count(CheckStatus verdict) {
        return checks.stream().filter(check -> check.verdict() == verdict).count();
    }

    /** That of a failure, unless nothing failed or another try may find all of it gone. */
    public ExitCode exitCode() {
        if (count(CheckStatus.FAILED) == 0) {
            return ExitCode.DONE;
        }
        boolean isMomentary = checks.stream()
                .filter(check -> check.verdict() == CheckStatus.FAILED)
                .flatMap(check -> check.troubles().stream())
                .allMatch(CheckFailure::isMomentary);
        return isMomentary ? ExitCode.UNREACHABLE : ExitCode.FAILED;
    }

    /** The same with secrets masked, whatever a server may have repeated. */
    Diagnosis redacted(Redaction redaction) {
        return new Diagnosis(
                target,
                checks.stream()
                        .map(check -> new CheckResult(
                                check.endpoint(),
                                check.check(),
                                check.verdict(),
                                redaction.redact(check.found()),
                                check.troubles().stream()
                                        .map(trouble -> new CheckFailure(
                                                trouble.code(),
                                                redaction.redact(trouble.problem()),
                                                redaction.redact(trouble.remedy()),
                                                trouble.isMomentary()))
                                        .toList()))
                        .toList());
    }
}
