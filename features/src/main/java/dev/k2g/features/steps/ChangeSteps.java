package dev.k2g.features.steps;

import dev.k2g.features.scenario.RecipeEdits;
import dev.k2g.features.scenario.ScenarioConnectors;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import io.cucumber.java.en.Given;

import java.util.Locale;
import java.util.Map;

/** Steps about what plans find: what is edited in the recipe, and what others change on the servers. */
public final class ChangeSteps {

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;
    private final ScenarioConnectors connectors;

    /** Made by Cucumber, anew for each scenario. */
    public ChangeSteps(ScenarioRecipe recipe, ScenarioPipeline pipeline, ScenarioConnectors connectors) {
        this.recipe = recipe;
        this.pipeline = pipeline;
        this.connectors = connectors;
    }

    @Given("the recipe has no connector {name} any more")
    public void theRecipeHasNoConnector(String connector) {
        String name = recipe.connector(connector).name();
        recipe.edit(current -> RecipeEdits.withoutConnector(current, name));
    }

    @Given("the connector {name} of the recipe is called {name} now")
    public void theConnectorIsCalled(String connector, String name) {
        String former = recipe.connector(connector).name();
        recipe.edit(
                current -> RecipeEdits.renamed(current, former, recipe.names().live(name)));
    }

    @Given("the recipe has no constraint {name} any more")
    public void theRecipeHasNoConstraint(String constraint) {
        recipe.edit(current -> RecipeEdits.withoutConstraint(current, constraint));
    }

    @Given("the constraint {name} of the recipe is about the property {name} now")
    public void theConstraintIsAbout(String constraint, String property) {
        recipe.edit(current -> RecipeEdits.constraintAbout(current, constraint, property));
    }

    @Given("the topic {name} of the recipe has {int} partition(s) now")
    public void theTopicHasPartitions(String topic, int partitions) {
        String logicalName = recipe.topic(topic).logicalName();
        recipe.edit(current -> RecipeEdits.withPartitions(current, logicalName, partitions));
    }

    @Given("the connector {name} of the recipe writes by other Cypher now, with onMappingChange {word}:")
    public void theConnectorWritesByOtherCypher(String connector, String onMappingChange, String cypher) {
        String name = recipe.connector(connector).name();
        OnMappingChange policy =
                OnMappingChange.valueOf(onMappingChange.toUpperCase(Locale.ROOT).replace('-', '_'));
        recipe.edit(current -> RecipeEdits.withCypher(current, name, cypher, policy));
    }

    @Given("somebody makes the topic {name}")
    public void somebodyMakesTheTopic(String topic) {
        pipeline.stack().kafka().topics().create(recipe.topic(topic));
    }

    @Given("somebody sets {name} of the topic {name} to {name}")
    public void somebodySetsOfTheTopic(String key, String topic, String value) {
        pipeline.stack().kafka().topics().configure(recipe.topic(topic).name(), Map.of(key, value));
    }

    /** As retention does, and at once. */
    @Given("somebody deletes the first {int} record(s) of the topic {name}")
    public void somebodyDeletesTheFirstRecords(int count, String topic) {
        pipeline.deleteFirst(count, recipe.topic(topic).name());
    }

    @Given("somebody drops the constraint {name}")
    public void somebodyDropsTheConstraint(String constraint) {
        pipeline.stack().graph().constraints().drop(constraint);
    }

    @Given("somebody sets {name} of the connector {name} to {name}")
    public void somebodySetsOfTheConnector(String key, String connector, String value) {
        connectors.reconfigure(recipe.connector(connector), Map.of(key, value));
    }
}
