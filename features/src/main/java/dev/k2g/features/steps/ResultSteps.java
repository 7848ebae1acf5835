package dev.k2g.features.steps;

import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.ResultTable.Comparison;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;

import java.util.List;

/** The openCypher TCK's steps about a result. */
public final class ResultSteps {

    private final StepOutcome outcome;

    /** @param outcome holds the result */
    public ResultSteps(StepOutcome outcome) {
        this.outcome = outcome;
    }

    @Then("the result should be, in order:")
    public void theResultShouldBeInOrder(DataTable expected) {
        compare(expected, Comparison.IN_ORDER);
    }

    @Then("the result should be, in any order:")
    public void theResultShouldBeInAnyOrder(DataTable expected) {
        compare(expected, Comparison.IN_ANY_ORDER);
    }

    @Then("the result should be, in order \\(ignoring element order for lists):")
    public void theResultShouldBeInOrderIgnoringListOrder(DataTable expected) {
        compare(expected, Comparison.IN_ORDER_IGNORING_LIST_ORDER);
    }

    @Then("the result should be \\(ignoring element order for lists):")
    public void theResultShouldBeIgnoringListOrder(DataTable expected) {
        compare(expected, Comparison.IN_ANY_ORDER_IGNORING_LIST_ORDER);
    }

    /** Not a phrase of the TCK: for what has rows and columns that a scenario is not about. */
    @Then("the result should contain:")
    public void theResultShouldContain(DataTable expected) {
        compare(expected, Comparison.CONTAINING);
    }

    @Then("the result should be empty")
    public void theResultShouldBeEmpty() {
        int rows = outcome.answer().withColumns(List.of()).rows().size();
        if (rows > 0) {
            throw new AssertionError("The result should be empty but has " + rows + " rows.");
        }
    }

    private void compare(DataTable expected, Comparison comparison) {
        Tables.compare(outcome.answer(), ResultTable.parse(expected.cells()), comparison);
    }
}
