package dev.k2g.cloud.diagnosis;

import dev.k2g.failure.CancelledException;
import dev.k2g.failure.K2gException;

import java.util.List;

/** The checks of one endpoint in their order. After one failed that others build on, the others are skipped. */
final class CheckSequence {

    private static final String NOTHING = "";

    private final String endpoint;
    private final List<CheckResult> results;
    private boolean isBlocked;

    /** @param results where results are added */
    CheckSequence(String endpoint, List<CheckResult> results) {
        this.endpoint = endpoint;
        this.results = results;
    }

    /** Another course that begins where this one stands, such as of another key. */
    CheckSequence branch(String name) {
        CheckSequence branch = new CheckSequence(name, results);
        branch.isBlocked = isBlocked;
        return branch;
    }

    /** Runs a check on which those after it build. */
    void require(String name, Check check) {
        isBlocked |= run(name, check) == CheckStatus.FAILED;
    }

    /** Runs a check on which no other builds. */
    void look(String name, Check check) {
        var unused = run(name, check);
    }

    boolean isBlocked() {
        return isBlocked;
    }

    private CheckStatus run(String name, Check check) {
        CheckOutcome outcome = isBlocked ? CheckOutcome.skipped() : outcome(check);
        results.add(new CheckResult(endpoint, name, outcome.verdict(), outcome.found(), outcome.troubles()));
        return outcome.verdict();
    }

    private static CheckOutcome outcome(Check check) {
        try {
            return check.run();
        } catch (CancelledException e) {
            throw e;
        } catch (K2gException e) {
            return CheckOutcome.failed(NOTHING, CheckFailure.of(e));
        }
    }
}
