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
import java.util.stream.Stream;

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
        sums(pipeline.replayed(), pipeline.sink()).shouldBe(ResultTable.parse(expected.cells()), Comparison.IN_ORDER);
    }

    /** What the last replay kept in its rejects file. */
    @Then("the rejects should be:")
    public void theRejectsShouldBe(DataTable expected) {
        List<JsonNode> rejects = rejects(pipeline.rejectsFile());
        Result found = asked -> ResultTable.of(
                asked, rejects, (reject, column) -> TckValues.of(JSON.convertValue(reject.path(column), Object.class)));
        found.shouldBe(ResultTable.parse(expected.cells()), Comparison.IN_ORDER);
    }

    /** Those that are asked for, and those that are not zero. */
    private static Result sums(ReplayCounts replayed, SinkReport sink) {
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
        return asked -> {
            asked.stream().filter(name -> !sums.containsKey(name)).findFirst().ifPresent(name -> {
                throw new InvalidInputException(
                        "There is no sum " + name + ".", "Write one of " + String.join(", ", sums.keySet()) + ".");
            });
            sums.entrySet().removeIf(sum -> sum.getValue() == 0 && !asked.contains(sum.getKey()));
            return TckValues.table(List.copyOf(sums.keySet()), Stream.of(List.copyOf(sums.values())));
        };
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
