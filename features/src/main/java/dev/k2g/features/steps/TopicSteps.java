package dev.k2g.features.steps;

import dev.k2g.failure.FailedException;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.scenario.TopicTables;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.ResultTable.Comparison;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Steps about topics and their records. */
public final class TopicSteps {

    private static final int ALL = Integer.MAX_VALUE;

    private final ScenarioRecipe recipe;
    private final TopicTables topics;
    private final ScenarioPipeline pipeline;
    private final StepOutcome outcome;

    /** Made by Cucumber, anew for each scenario. */
    public TopicSteps(ScenarioRecipe recipe, TopicTables topics, ScenarioPipeline pipeline, StepOutcome outcome) {
        this.recipe = recipe;
        this.topics = topics;
        this.pipeline = pipeline;
        this.outcome = outcome;
    }

    @When("a record is sent to the topic {name}:")
    public void aRecordIsSent(String topic, String value) {
        send(topic, null, value);
    }

    @When("a record with the key {name} is sent to the topic {name}:")
    public void aRecordIsSent(String key, String topic, String value) {
        send(topic, key, value);
    }

    @When("a tombstone is sent to the topic {name}")
    public void aTombstoneIsSent(String topic) {
        send(topic, null, null);
    }

    @When("a tombstone with the key {name} is sent to the topic {name}")
    public void aTombstoneIsSent(String key, String topic) {
        send(topic, key, null);
    }

    @Then("the record should be refused")
    public void theRecordShouldBeRefused() {
        if (!(outcome.takeFailure().orElse(null) instanceof FailedException)) {
            throw new AssertionError("The record should have been refused, but was taken.");
        }
    }

    @When("listing the topics")
    public void listingTheTopics() {
        outcome.resultOf(topics::list);
    }

    @Then("there should be no topics")
    public void thereShouldBeNoTopics() {
        topics.list().shouldBe(new ResultTable(TopicTables.COLUMNS, List.of()), Comparison.IN_ANY_ORDER);
    }

    @When("peeking at the first {int} records of the topic {name}")
    public void peeking(int limit, String topic) {
        String name = liveName(topic);
        outcome.resultOf(() -> topics.records(name, limit));
    }

    @Then("the topic {name} should hold, in order:")
    public void theTopicShouldHoldInOrder(String topic, DataTable expected) {
        topics.records(liveName(topic), ALL).shouldBe(ResultTable.parse(expected.cells()), Comparison.IN_ORDER);
    }

    @Then("the topic {name} should hold, in any order:")
    public void theTopicShouldHoldInAnyOrder(String topic, DataTable expected) {
        topics.records(liveName(topic), ALL).shouldBe(ResultTable.parse(expected.cells()), Comparison.IN_ANY_ORDER);
    }

    @Then("the topic {name} should be empty")
    public void theTopicShouldBeEmpty(String topic) {
        shouldBeEmpty(topics.records(liveName(topic), ALL));
    }

    /** Of all connectors of the recipe. */
    @Then("the dead letter topic(s) should be empty")
    public void theDeadLetterTopicShouldBeEmpty() {
        shouldBeEmpty(topics.deadLetters());
    }

    /** Keys of their values that no column asks for do not count: what the sink could not read may hold anything. */
    @Then("the dead letter topic should hold, in any order:")
    public void theDeadLetterTopicShouldHold(DataTable expected) {
        topics.deadLetters().shouldBe(ResultTable.parse(expected.cells()), Comparison.IN_ANY_ORDER);
    }

    private void send(String topic, @Nullable String key, @Nullable String value) {
        String name = liveName(topic);
        outcome.of(() -> outcome.resultOf(() -> {
            pipeline.send(name, key, value);
            return columns -> new ResultTable(List.of(), List.of());
        }));
    }

    private static void shouldBeEmpty(StepOutcome.Result records) {
        records.shouldBe(new ResultTable(List.of("__value"), List.of()), Comparison.IN_ANY_ORDER);
    }

    private String liveName(String topic) {
        return recipe.topic(topic).name();
    }
}
