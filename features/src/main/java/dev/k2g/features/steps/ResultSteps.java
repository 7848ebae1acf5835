package dev.k2g.features.steps;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.K2gException;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.ResultTable.Comparison;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import org.neo4j.driver.exceptions.Neo4jException;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The openCypher TCK's steps about a result, and about a query that fails. */
public final class ResultSteps {

    private static final String ANY_DETAIL = "*";

    private final StepOutcome outcome;

    /** @param outcome holds the result or the failure */
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
        int rows = outcome.result().withColumns(List.of()).rows().size();
        if (rows > 0) {
            throw new AssertionError("The result should be empty but has " + rows + " rows.");
        }
    }

    /**
     * Neo4j has the TCK's names of errors, not those of their details: a detail is {@code *} or a part of the message.
     */
    @Then("^an? (\\w+) should be raised at (compile time|runtime|any time): (.+)$")
    public void anErrorShouldBeRaised(String error, String phase, String detail) {
        K2gException failure = outcome.takeFailure()
                .orElseThrow(() -> new AssertionError("A " + error + " should have been raised, but nothing failed."));
        String expected = error + " at " + phase + ": " + detail;
        String found = nameOf(failure) + " at " + phaseOf(failure) + ": " + failure.getMessage();
        boolean matches = error.equals(nameOf(failure))
                && (phase.equals("any time") || phase.equals(phaseOf(failure)))
                && (detail.equals(ANY_DETAIL) || contains(failure, detail));
        if (!matches) {
            throw new AssertionError("Expected a " + expected + "\nfound a " + found, failure);
        }
    }

    private void compare(DataTable expected, Comparison comparison) {
        outcome.result().shouldBe(ResultTable.parse(expected.cells()), comparison);
    }

    /** The last part of a code such as {@code Neo.ClientError.Statement.SyntaxError}. */
    private static String nameOf(K2gException failure) {
        return neo4jCause(failure)
                .map(Neo4jException::code)
                .map(code -> code.substring(code.lastIndexOf('.') + 1))
                .orElse(failure.getClass().getSimpleName());
    }

    /** What the server finds before it runs a statement is invalid input; everything else is met while it runs. */
    private static String phaseOf(K2gException failure) {
        return failure instanceof InvalidInputException ? "compile time" : "runtime";
    }

    private static boolean contains(K2gException failure, String detail) {
        return Objects.requireNonNullElse(failure.getMessage(), "")
                .toLowerCase(Locale.ROOT)
                .contains(detail.toLowerCase(Locale.ROOT));
    }

    private static Optional<Neo4jException> neo4jCause(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(Neo4jException.class::isInstance)
                .map(Neo4jException.class::cast)
                .findFirst();
    }
}
