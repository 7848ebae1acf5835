package dev.k2g.features.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.features.scenario.Events;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.scenario.StepOutcome.Result;
import dev.k2g.features.tck.CountDifferences;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.ResultTable.Comparison;
import dev.k2g.features.tck.TckValues;
import dev.k2g.pipeline.ReplayCounts;
import dev.k2g.pipeline.SinkReport;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.DataTableType;
import io.cucumber.java.DocStringType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps that feed events to the pipeline, and account for them. */
public final class FeedSteps {

    private static final JsonMapper JSON = new JsonMapper();

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;
    private final StepOutcome outcome;

    /** Made by Cucumber, anew for each scenario. */
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
    @When("the {name} are replayed:")
    public void theEventsAreReplayed(String feed, Events events) {
        outcome.of(() -> pipeline.replay(recipe.feed(feed), events));
    }

    /** As above, when nobody can tell what changes in the graph. */
    @Given("the {name} are replayed while Neo4j is away:")
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

    /** Of every replay of the scenario; those that are not listed must be zero. */
    @Then("the sums should be:")
    public void theSumsShouldBe(List<Map<String, Long>> expected) {
        if (expected.size() != 1) {
            throw new InvalidInputException(
                    "The table of sums has " + expected.size() + " rows below the names.", "Write one.");
        }
        Map<String, Long> sums = sums(pipeline.replayed(), pipeline.sink());
        CountDifferences.requireKnown("sum", expected.get(0).keySet(), sums.keySet());
        CountDifferences.between(expected.get(0), sums).ifPresent(differences -> {
            throw new AssertionError("The sums differ: " + differences);
        });
    }

    /** What the last replay kept in its rejects file. */
    @Then("the rejects should be:")
    public void theRejectsShouldBe(DataTable expected) {
        List<JsonNode> rejects = rejects(pipeline.rejectsFile());
        Result found = asked -> ResultTable.of(
                asked, rejects, (reject, column) -> TckValues.of(JSON.convertValue(reject.path(column), Object.class)));
        found.shouldBe(ResultTable.parse(expected.cells()), Comparison.IN_ORDER);
    }

    private static Map<String, Long> sums(ReplayCounts replayed, SinkReport sink) {
        Map<String, Long> sums = new LinkedHashMap<>();
        sums.put("lines", replayed.lines());
        sums.put("blank", replayed.blank());
        sums.put("rejected lines", replayed.rejectedLines());
        sums.put("messages", replayed.messages());
        sums.put("mapped", replayed.mapped());
        sums.put("rejected", replayed.rejected());
        sums.put("sent", replayed.sent());
        sums.put("delivered", sink.delivered());
        sums.put("dead-lettered", sink.deadLettered());
        sums.put("expired", sink.expired());
        sums.put("lag", sink.lag());
        return sums;
    }

    /** A file that is not there holds none. */
    private static List<JsonNode> rejects(Path file) {
        try (MappingIterator<JsonNode> rejects =
                JSON.readerFor(JsonNode.class).readValues(Files.exists(file) ? Files.readString(file) : "")) {
            return rejects.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
