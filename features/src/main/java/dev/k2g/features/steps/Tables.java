package dev.k2g.features.steps;

import dev.k2g.features.scenario.StepOutcome.Answer;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.ResultTable.Comparison;

/** Fails a step when a table is not the expected one. */
final class Tables {

    private Tables() {}

    static void compare(Answer answer, ResultTable expected, Comparison comparison) {
        answer.withColumns(expected.columns())
                .differenceFrom(expected, comparison)
                .ifPresent(difference -> {
                    throw new AssertionError(difference);
                });
    }
}
