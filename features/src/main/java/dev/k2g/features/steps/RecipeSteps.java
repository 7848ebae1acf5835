package dev.k2g.features.steps;

import dev.k2g.features.scenario.ScenarioNames;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValue;
import dev.k2g.features.tck.TckValues;
import dev.k2g.pipeline.Clients;
import dev.k2g.plan.Change;
import dev.k2g.plan.Plan;
import dev.k2g.validate.Finding;
import dev.k2g.validate.RecipeValidation;
import dev.k2g.validate.ValidationReport;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Steps about the recipe as a whole. */
public final class RecipeSteps {

    private static final List<String> FINDING_COLUMNS = List.of("severity", "code", "problem", "remedy");

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;
    private final StepOutcome outcome;

    /**
     * @param recipe the scenario's recipe
     * @param pipeline its pipeline
     * @param outcome takes the plan
     */
    public RecipeSteps(ScenarioRecipe recipe, ScenarioPipeline pipeline, StepOutcome outcome) {
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

    @Given("the Cypher of the topic {word} is:")
    public void theCypherOfTheTopicIs(String topic, String cypher) {
        recipe.setCypher(topic, cypher);
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

    /** The answer has a row for each finding, without its place: a scenario's own Cypher is in no file. */
    @When("validating the recipe")
    public void validatingTheRecipe() {
        outcome.ofAsking(() -> {
            Clients clients = pipeline.stack().clients();
            ValidationReport report = RecipeValidation.live(
                    recipe.get(),
                    clients.kafka(),
                    clients.graph(),
                    clients.connect(),
                    clients.endpoints().sink());
            return columns -> table(report, columns);
        });
    }

    /** With those of the columns that are asked for: not every scenario shows every text. */
    private ResultTable table(ValidationReport report, List<String> asked) {
        List<Map<String, TckValue>> rows =
                report.findings().stream().map(this::cells).toList();
        List<String> columns = asked.stream().filter(FINDING_COLUMNS::contains).toList();
        return new ResultTable(
                columns,
                rows.stream()
                        .map(row -> columns.stream().map(row::get).toList())
                        .toList());
    }

    private Map<String, TckValue> cells(Finding finding) {
        return Map.of(
                "severity", TckValues.of(finding.severity().name().toLowerCase(Locale.ROOT)),
                "code", TckValues.of(finding.code().id()),
                "problem", TckValues.of(recipe.names().shown(finding.problem())),
                "remedy", TckValues.of(finding.remedy()));
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
