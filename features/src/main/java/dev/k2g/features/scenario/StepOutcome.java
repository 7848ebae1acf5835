package dev.k2g.features.scenario;

import dev.k2g.failure.K2gException;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.ResultTable.Comparison;
import dev.k2g.graph.GraphSnapshot;
import dev.k2g.graph.SideEffects;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the last action of a scenario led to: a result or a failure, and what changed in the graph. */
public final class StepOutcome {

    private final ScenarioGraph graph;
    private @Nullable Result result;
    private @Nullable K2gException failure;
    private int step;
    private int failedStep;
    private @Nullable GraphSnapshot before;

    /** @param graph the graph that actions change */
    public StepOutcome(ScenarioGraph graph) {
        this.graph = graph;
    }

    /** A result as a table. */
    @FunctionalInterface
    public interface Result {

        /**
         * The table.
         *
         * @param columns those that are expected; a result with columns to choose from has these
         */
        ResultTable withColumns(List<String> columns);

        /** @throws AssertionError with the differences when it is not the expected one */
        default void shouldBe(ResultTable expected, Comparison comparison) {
            withColumns(expected.columns()).differenceFrom(expected, comparison).ifPresent(difference -> {
                throw new AssertionError(difference);
            });
        }
    }

    /** The scenario's next step begins: a failure that comes now is its own, whichever step it fails. */
    public void nextStep() {
        step++;
    }

    /** Does something that changes the graph, now or soon. */
    public void of(Runnable action) {
        before = graph.client().snapshot();
        action.run();
    }

    /** Does something that has a result. A failure is an outcome too, to be expected by a later step. */
    public void resultOf(Supplier<Result> action) {
        throwUnexpectedFailure();
        result = null;
        try {
            result = action.get();
        } catch (K2gException e) {
            failure = e;
            failedStep = step;
        }
    }

    /** The result. */
    public Result result() {
        throwUnexpectedFailure();
        if (result == null) {
            throw new AssertionError(
                    "Nothing was asked yet: this step needs a step such as" + " \"When executing query:\" before it.");
        }
        return result;
    }

    /** The failure, which counts as expected from now on. */
    public Optional<K2gException> takeFailure() {
        Optional<K2gException> taken = Optional.ofNullable(failure);
        failure = null;
        return taken;
    }

    /**
     * Fails the scenario when a failure came that no step expected.
     *
     * @throws UnexpectedFailure with the step that it came in
     */
    public void throwUnexpectedFailure() {
        if (failure != null) {
            K2gException unexpected = failure;
            failure = null;
            throw new UnexpectedFailure(failedStep, unexpected);
        }
    }

    /** What has come into the graph and gone since the last action began. */
    public SideEffects sideEffects() {
        if (before == null) {
            throw new AssertionError("Nothing was done yet that could have side effects.");
        }
        return SideEffects.between(before, graph.client().snapshot());
    }
}
