package dev.k2g.features.verify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came out of one scenario.
 *
 * @param feature its feature's name
 * @param name its name
 * @param file the feature file
 * @param line the line that it begins in, from 1
 * @param status how it ended
 * @param took how long it took
 * @param failure where and why it failed, if so
 * @param notes what it ran on, and on failure how its pipeline was
 */
public record ScenarioResult(
        String feature,
        String name,
        Path file,
        int line,
        Status status,
        Duration took,
        Optional<StepFailure> failure,
        List<String> notes) {

    /** Copies the list. */
    public ScenarioResult {
        notes = List.copyOf(notes);
    }

    /** How a scenario ends. */
    public enum Status {
        /** Every step did. */
        PASSED,
        /** A step did not hold, or could not be taken. */
        FAILED,
        /** A step said that it does not apply here. */
        SKIPPED
    }

    /**
     * The step that failed.
     *
     * @param step its text with its keyword; "Before" or "After" for what is done around the steps
     * @param line its line, from 1; the scenario's for what is done around the steps
     * @param message why: the differences, or what went wrong and what to do
     */
    public record StepFailure(String step, int line, String message) {}
}
