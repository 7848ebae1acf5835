package dev.k2g.features.steps;

import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.ResultTable.Comparison;
import dev.k2g.features.tck.TckValues;
import dev.k2g.migrate.GivenConfig;
import dev.k2g.migrate.Migration;
import dev.k2g.migrate.Migration.Dropped;
import dev.k2g.migrate.Migration.KeyChange;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Steps about configurations of the sink before 5.1. They need no server. */
public final class MigrationSteps {

    private final StepOutcome outcome;
    private @Nullable Migration migration;

    /** @param outcome takes the results */
    public MigrationSteps(StepOutcome outcome) {
        this.outcome = outcome;
    }

    /** The result has a row for each property of the current configuration. */
    @When("migrating the configuration:")
    public void migratingTheConfiguration(String json) {
        outcome.resultOf(() -> {
            Migration made = Migration.of(GivenConfig.parse(json, "sink"));
            migration = made;
            ResultTable table = TckValues.table(
                    List.of("key", "value"),
                    made.config().entrySet().stream().map(entry -> List.of(entry.getKey(), entry.getValue())));
            return columns -> table;
        });
    }

    @Then("the migration should change:")
    public void theMigrationShouldChange(DataTable expected) {
        compare(
                expected,
                List.of("key", "becomes"),
                migration().changes().stream().map(change -> List.of(change.key(), change.becomes())));
    }

    @Then("the migration should change nothing")
    public void theMigrationShouldChangeNothing() {
        List<KeyChange> changes = migration().changes();
        if (!changes.isEmpty()) {
            throw new AssertionError("Nothing should have changed, but did: " + changes);
        }
    }

    @Then("the migration should drop:")
    public void theMigrationShouldDrop(DataTable expected) {
        compare(
                expected,
                List.of("key"),
                migration().dropped().stream().map(Dropped::key).map(List::of));
    }

    private Migration migration() {
        outcome.throwUnexpectedFailure();
        return Objects.requireNonNull(migration, "\"When migrating the configuration:\" comes before this step");
    }

    private static void compare(DataTable expected, List<String> columns, Stream<List<String>> rows) {
        ResultTable found = TckValues.table(columns, rows);
        StepOutcome.Result result = asked -> found;
        result.shouldBe(ResultTable.parse(expected.cells()), Comparison.IN_ANY_ORDER);
    }
}
