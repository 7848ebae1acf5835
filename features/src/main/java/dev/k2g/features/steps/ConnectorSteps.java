package dev.k2g.features.steps;

import dev.k2g.connect.ConnectorState;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.RootCause;
import dev.k2g.features.scenario.ScenarioConnectors;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.tck.TckValues;
import dev.k2g.provision.ConnectorOperations;
import dev.k2g.recipe.ConnectorSpec;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

import java.util.Map;

/** Steps about the Connect worker and its connectors. */
public final class ConnectorSteps {

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;
    private final ScenarioConnectors connectors;
    private final StepOutcome outcome;

    /** Made by Cucumber, anew for each scenario. */
    public ConnectorSteps(
            ScenarioRecipe recipe, ScenarioPipeline pipeline, ScenarioConnectors connectors, StepOutcome outcome) {
        this.recipe = recipe;
        this.pipeline = pipeline;
        this.connectors = connectors;
        this.outcome = outcome;
    }

    @When("listing the connector plugins")
    public void listingTheConnectorPlugins() {
        outcome.resultOf(connectors::plugins);
    }

    @When("reading the configuration of the connector {name}")
    public void readingTheConfiguration(String connector) {
        outcome.resultOf(() -> connectors.configuration(recipe.connector(connector)));
    }

    @Then("the connector should be {word} with {int} task(s)")
    public void theConnectorShouldBe(String state, int tasks) {
        shouldBe(recipe.onlyConnector(), state, tasks);
    }

    @Then("the connector {name} should be {word} with {int} task(s)")
    public void theConnectorShouldBe(String connector, String state, int tasks) {
        shouldBe(recipe.connector(connector), state, tasks);
    }

    /** Of the configuration that was read last. */
    @Then("the property {name} should be:")
    public void thePropertyShouldBe(String key, String expected) {
        String found = property(key);
        if (!found.strip().equals(expected.strip())) {
            throw new AssertionError("The property " + key + " should be\n" + expected + "\nbut is\n" + found);
        }
    }

    /** A reference is what a config provider of the worker resolves, such as <code>${file:PATH:KEY}</code>. */
    @Then("the property {name} should be a reference")
    public void thePropertyShouldBeAReference(String key) {
        if (!property(key).matches("\\$\\{[^}]+}")) {
            // its value may be the secret
            throw new AssertionError("The property " + key + " should be a reference, but is a plain value.");
        }
    }

    @Then("no secret should be in the result")
    public void noSecretShouldBeInTheResult() {
        String text =
                outcome.result().withColumns(ScenarioConnectors.CONFIGURATION).toString();
        if (!pipeline.stack().endpoints().redaction().redact(text).equals(text)) {
            throw new AssertionError("A secret is in the result.");
        }
    }

    /** Past the recipe, as somebody might do by hand: keys and values are added to those that are there. */
    @When("the connector {name} is configured with:")
    public void theConnectorIsConfiguredWith(String connector, Map<String, String> properties) {
        connectors.reconfigure(recipe.connector(connector), properties);
    }

    /** It reads nothing until it is resumed. */
    @Given("the connector {name} is paused")
    public void theConnectorIsPaused(String connector) {
        connectors.operate(recipe.connector(connector), ConnectorOperations::pause);
    }

    @When("the connector {name} is resumed")
    public void theConnectorIsResumed(String connector) {
        connectors.operate(recipe.connector(connector), ConnectorOperations::resume);
    }

    /** The text is a part of the first cause; what the scenario waits for is that a task fails. */
    @Then("the connector {name} should fail because of:")
    public void theConnectorShouldFailBecauseOf(String connector, String cause) {
        String found = recipe.names().shown(connectors.awaitFailure(recipe.connector(connector)));
        if (!found.contains(cause.strip())) {
            throw new AssertionError(
                    "The connector should fail because of\n" + cause + "\nbut fails because of\n" + found);
        }
    }

    private String property(String key) {
        return outcome.result().withColumns(ScenarioConnectors.CONFIGURATION).rows().stream()
                .filter(row -> row.get(0).equals(TckValues.of(key)))
                .map(row -> String.valueOf(TckValues.toJava(row.get(1))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The configuration has no property " + key + "."));
    }

    /** Tasks are in the connector's state too, unless it says otherwise. */
    private void shouldBe(ConnectorSpec connector, String state, int tasks) {
        ConnectorStatus status = connectors.status(connector);
        boolean matches = status.state().name().equals(state)
                && status.tasks().size() == tasks
                && status.tasks().stream().allMatch(task -> task.state() == ConnectorState.valueOf(state));
        if (!matches) {
            throw new AssertionError("The connector should be " + state + " with " + tasks + " tasks but is "
                    + status.state() + " with the tasks "
                    + status.tasks().stream().map(task -> task.state()).toList()
                    + status.failure().map(trace -> ": " + RootCause.of(trace)).orElse("."));
        }
    }
}
