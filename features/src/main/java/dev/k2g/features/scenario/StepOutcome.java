package dev.k2g.features.scenario;

import dev.k2g.failure.K2gException;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.graph.GraphSnapshot;
import dev.k2g.graph.SideEffects;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the last action of a scenario led to: an answer or a failure, and what changed in the graph. */
public final class StepOutcome {

    private final ScenarioGraph graph;
    private @Nullable Answer answer;
    private @Nullable K2gException failure;
    private @Nullable GraphSnapshot before;

    /** @param graph the graph that actions change */
    public StepOutcome(ScenarioGraph graph) {
        this.graph = graph;
    }

    /** An answer as a table. */
    @FunctionalInterface
    public interface Answer {

        /**
         * The table.
         *
         * @param columns those that are expected; an answer with columns to choose from has these
         */
        ResultTable withColumns(List<String> columns);
    }

    /** Does something that changes the graph, now or soon. */
    public void of(Runnable action) {
        before = graph.client().snapshot();
        action.run();
    }

    /** Asks something. A failure is an outcome too, to be expected by a later step. */
    public void ofAsking(Supplier<Answer> question) {
        throwUnexpectedFailure();
        answer = null;
        try {
            answer = question.get();
        } catch (K2gException e) {
            failure = e;
        }
    }

    /** The answer. */
    public Answer answer() {
        throwUnexpectedFailure();
        if (answer == null) {
            throw new AssertionError(
                    "Nothing was asked yet: this step needs a step such as" + " \"When executing query:\" before it.");
        }
        return answer;
    }

    /** The failure, which counts as expected from now on. */
    public Optional<K2gException> takeFailure() {
        Optional<K2gException> taken = Optional.ofNullable(failure);
        failure = null;
        return taken;
    }

    /** Fails the scenario when a failure came that no step expected. */
    public void throwUnexpectedFailure() {
        if (failure != null) {
            K2gException unexpected = failure;
            failure = null;
            throw unexpected;
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
