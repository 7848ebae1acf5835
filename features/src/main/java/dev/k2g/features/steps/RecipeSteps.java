package dev.k2g.features.steps;

import dev.k2g.features.scenario.Outcome;
import dev.k2g.features.scenario.ScenarioNames;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValue;
import dev.k2g.features.tck.TckValues;
import dev.k2g.plan.Change;
import dev.k2g.plan.Plan;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;

import java.util.List;
import java.util.Map;

/** Steps about the recipe as a whole. */
public final class RecipeSteps {

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;
    private final Outcome outcome;

    /**
     * @param recipe the scenario's recipe
     * @param pipeline its pipeline
     * @param outcome takes the plan
     */
    public RecipeSteps(ScenarioRecipe recipe, ScenarioPipeline pipeline, Outcome outcome) {
        this.recipe = recipe;
        this.pipeline = pipeline;
        this.outcome = outcome;
    }

    /** Says what is so in every scenario before the recipe is applied. */
    @Given("the recipe is not applied")
    public void theRecipeIsNotApplied() {}

    @Given("the recipe has the parameter(s):")
    public void theRecipeHasTheParameters(Map<String, String> parameters) {
        parameters.forEach(recipe::setParameter);
    }

    @Given("the feed {word} requires nothing")
    public void theFeedRequiresNothing(String feed) {
        recipe.requireNothingOf(feed);
    }

    @Given("the recipe is applied")
    public void theRecipeIsApplied() {
        outcome.of(pipeline::apply);
    }

    /** The answer has a row for each resource of the recipe. */
    @When("planning the recipe")
    public void planningTheRecipe() {
        outcome.ofAsking(() -> {
            Plan plan = pipeline.plan();
            return columns -> table(plan);
        });
    }

    private ResultTable table(Plan plan) {
        ScenarioNames names = recipe.names();
        return new ResultTable(
                List.of("operation", "resource", "name"),
                plan.changes().stream().map(change -> row(change, names)).toList());
    }

    private static List<TckValue> row(Change change, ScenarioNames names) {
        return List.of(
                TckValues.of(change.operation().name()),
                TckValues.of(change.resource().kind().label()),
                TckValues.of(names.shown(change.resource().name())));
    }
}
