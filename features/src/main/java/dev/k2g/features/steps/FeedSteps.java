package dev.k2g.features.steps;

import dev.k2g.features.scenario.Events;
import dev.k2g.features.scenario.RejectTable;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.scenario.SumTable;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.ResultTable.Comparison;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.DataTableType;
import io.cucumber.java.DocStringType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps that feed events to the pipeline, and account for them. */
public final class FeedSteps {

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;
    private final StepOutcome outcome;

    /**
     * @param recipe knows the feeds
     * @param pipeline takes the events
     * @param outcome knows what changed
     */
    public FeedSteps(ScenarioRecipe recipe, ScenarioPipeline pipeline, StepOutcome outcome) {
        this.recipe = recipe;
        this.pipeline = pipeline;
        this.outcome = outcome;
    }

    /** Events may stand in a table. */
    @DataTableType
    public Events events(DataTable table) {
        return Events.ofCells(table.cells());
    }

    /** Events may stand in a doc string. */
    @DocStringType
    public Events events(String text) {
        return Events.parse(text);
    }

    /** The word is the name of a feed. */
    @When("the {word} are replayed:")
    public void theEventsAreReplayed(String feed, Events events) {
        outcome.of(() -> pipeline.replay(recipe.feed(feed), events));
    }

    /** As above, when nobody can tell what changes in the graph. */
    @Given("the {word} are replayed while Neo4j is away:")
    public void theEventsAreReplayedDuringAnOutage(String feed, Events events) {
        pipeline.replay(recipe.feed(feed), events);
    }

    /** One for each feed. */
    @When("the recording is replayed")
    @When("the recordings are replayed")
    public void theRecordingsAreReplayed() {
        outcome.of(() -> recipe.get().feeds().values().forEach(pipeline::replayRecording));
    }

    @Given("the sink(s) has/have caught up")
    public void theSinkHasCaughtUp() {
        pipeline.awaitCaughtUp();
    }

    /** Of every replay of the scenario; figures that are not asked for must not be missing from the sums. */
    @Then("the sums should be:")
    public void theSumsShouldBe(DataTable expected) {
        new SumTable(pipeline.replayed(), pipeline.sink())
                .shouldBe(ResultTable.parse(expected.cells()), Comparison.IN_ORDER);
    }

    /** What the last replay kept in its rejects file. */
    @Then("the rejects should be:")
    public void theRejectsShouldBe(DataTable expected) {
        RejectTable.read(pipeline.rejectsFile()).shouldBe(ResultTable.parse(expected.cells()), Comparison.IN_ORDER);
    }
}
