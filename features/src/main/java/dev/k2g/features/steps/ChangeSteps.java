package dev.k2g.features.steps;

import dev.k2g.failure.K2gException;
import dev.k2g.features.scenario.RecipeEdits;
import dev.k2g.features.scenario.ScenarioChanges;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.plan.Permission;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Steps about plans: what is edited in the recipe, what others change on the servers, and what k2g makes of it. */
public final class ChangeSteps {

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;
    private final ScenarioChanges changes;
    private final StepOutcome outcome;

    /**
     * @param recipe what is edited
     * @param pipeline knows the servers
     * @param changes plans and applies
     * @param outcome takes the answers
     */
    public ChangeSteps(ScenarioRecipe recipe, ScenarioPipeline pipeline, ScenarioChanges changes, StepOutcome outcome) {
        this.recipe = recipe;
        this.pipeline = pipeline;
        this.changes = changes;
        this.outcome = outcome;
    }

    @Given("k2g has applied the recipe")
    public void k2gHasAppliedTheRecipe() {
        changes.apply(Set.of());
    }

    @When("k2g applies the recipe")
    public void k2gAppliesTheRecipe() {
        outcome.of(() -> outcome.ofAsking(() -> changes.apply(Set.of())));
    }

    /** The permission is the option's name: delete or replace. */
    @When("k2g applies the recipe and may {word}")
    public void k2gAppliesTheRecipeAndMay(String permission) {
        Permission allowed = Permission.valueOf(permission.toUpperCase(Locale.ROOT));
        outcome.of(() -> outcome.ofAsking(() -> changes.apply(Set.of(allowed))));
    }

    @When("k2g plans the recipe")
    public void k2gPlansTheRecipe() {
        outcome.ofAsking(changes::plan);
    }

    @When("k2g destroys what the recipe made")
    public void k2gDestroysWhatTheRecipeMade() {
        outcome.ofAsking(changes::destroy);
    }

    @When("k2g imports what is there")
    public void k2gImportsWhatIsThere() {
        outcome.ofAsking(changes::importable);
    }

    @Then("it should be refused, since {}")
    public void itShouldBeRefused(String reason) {
        K2gException failure = outcome.takeFailure()
                .orElseThrow(() -> new AssertionError("It should have been refused, but was done."));
        String message = recipe.names().shown(Objects.toString(failure.getMessage()));
        if (!message.contains(reason)) {
            throw new AssertionError("It was refused for another reason: " + message, failure);
        }
    }

    @Given("the recipe has no connector {word} any more")
    public void theRecipeHasNoConnector(String connector) {
        String name = recipe.connector(connector).name();
        recipe.edit(current -> RecipeEdits.withoutConnector(current, name));
    }

    @Given("the connector {word} of the recipe is called {word} now")
    public void theConnectorIsCalled(String connector, String name) {
        String former = recipe.connector(connector).name();
        recipe.edit(
                current -> RecipeEdits.renamed(current, former, recipe.names().live(name)));
    }

    @Given("the recipe has no constraint {word} any more")
    public void theRecipeHasNoConstraint(String constraint) {
        recipe.edit(current -> RecipeEdits.withoutConstraint(current, constraint));
    }

    @Given("the constraint {word} of the recipe is about the property {word} now")
    public void theConstraintIsAbout(String constraint, String property) {
        recipe.edit(current -> RecipeEdits.constraintAbout(current, constraint, property));
    }

    @Given("the topic {word} of the recipe has {int} partition(s) now")
    public void theTopicHasPartitions(String topic, int partitions) {
        String logicalName = recipe.topic(topic).logicalName();
        recipe.edit(current -> RecipeEdits.withPartitions(current, logicalName, partitions));
    }

    @Given("the connector {word} of the recipe writes by other Cypher now, with onMappingChange {word}:")
    public void theConnectorWritesByOtherCypher(String connector, String onMappingChange, String cypher) {
        String name = recipe.connector(connector).name();
        OnMappingChange policy =
                OnMappingChange.valueOf(onMappingChange.toUpperCase(Locale.ROOT).replace('-', '_'));
        recipe.edit(current -> RecipeEdits.withCypher(current, name, cypher, policy));
    }

    @Given("somebody makes the topic {word}")
    public void somebodyMakesTheTopic(String topic) {
        pipeline.stack().kafka().topics().create(recipe.topic(topic));
    }

    @Given("somebody sets {word} of the topic {word} to {word}")
    public void somebodySetsOfTheTopic(String key, String topic, String value) {
        pipeline.stack().kafka().topics().configure(recipe.topic(topic).name(), Map.of(key, value));
    }

    @Given("somebody drops the constraint {word}")
    public void somebodyDropsTheConstraint(String constraint) {
        pipeline.stack().graph().constraints().drop(constraint);
    }

    @Given("somebody sets {word} of the connector {word} to {word}")
    public void somebodySetsOfTheConnector(String key, String connector, String value) {
        pipeline.reconfigure(recipe.connector(connector), Map.of(key, value));
    }
}
