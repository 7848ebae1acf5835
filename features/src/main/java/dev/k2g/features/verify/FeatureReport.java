package dev.k2g.features.verify;

import dev.k2g.features.verify.ScenarioResult.Status;

import java.time.Duration;
import java.util.List;

/**
 * What came out of a run of feature files.
 *
 * @param scenarios every scenario, in the order in which they ran
 * @param took how long they took, without the servers' start
 */
public record FeatureReport(List<ScenarioResult> scenarios, Duration took) {

    /** Copies the list. */
    public FeatureReport {
        scenarios = List.copyOf(scenarios);
    }

    /** How many scenarios ended so. */
    public long count(Status status) {
        return scenarios.stream()
                .filter(scenario -> scenario.status() == status)
                .count();
    }

    /** Whether no scenario failed. */
    public boolean isGood() {
        return count(Status.FAILED) == 0;
    }
}
