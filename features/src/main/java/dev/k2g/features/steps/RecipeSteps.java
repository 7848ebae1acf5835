package dev.k2g.features.steps;

import dev.k2g.failure.K2gException;
import dev.k2g.features.scenario.ScenarioChanges;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValue;
import dev.k2g.features.tck.TckValues;
import dev.k2g.pipeline.Clients;
import dev.k2g.plan.Permission;
import dev.k2g.validate.Finding;
import dev.k2g.validate.RecipeValidation;
import dev.k2g.validate.ValidationReport;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Steps about the recipe as a whole. */
public final class RecipeSteps {

    private static final List<String> FINDING_COLUMNS = List.of("severity", "code", "problem", "remedy");

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;
    private final ScenarioChanges changes;
    private final StepOutcome outcome;

    /** Made by Cucumber, anew for each scenario. */
    public RecipeSteps(ScenarioRecipe recipe, ScenarioPipeline pipeline, ScenarioChanges changes, StepOutcome outcome) {
        this.recipe = recipe;
        this.pipeline = pipeline;
        this.changes = changes;
        this.outcome = outcome;
    }

    /** Nor is it made of what another scenario has left when it is applied afterwards. */
    @Given("the recipe is not applied")
    public void theRecipeIsNotApplied() {
        changes.shouldNotBeApplied();
    }

    @Given("the recipe has the parameter(s):")
    public void theRecipeHasTheParameters(Map<String, String> parameters) {
        parameters.forEach(recipe::setParameter);
    }

    @Given("the feed {name} requires nothing")
    public void theFeedRequiresNothing(String feed) {
        recipe.requireNothingOf(feed);
    }

    @Given("the map of the feed {name} is:")
    public void theMapOfTheFeedIs(String feed, String program) {
        recipe.setMap(feed, program);
    }

    @Given("the Cypher of the topic {name} is:")
    public void theCypherOfTheTopicIs(String topic, String cypher) {
        recipe.setCypher(topic, cypher);
    }

    @Given("the recipe is applied")
    public void theRecipeIsApplied() {
        outcome.of(pipeline::apply);
    }

    /** The result has a row for each resource of the recipe, and for each that it has no more. */
    @When("planning the recipe")
    public void planningTheRecipe() {
        outcome.resultOf(changes::plan);
    }

    /** The result has a row for each change that was made. */
    @When("applying the recipe")
    public void applyingTheRecipe() {
        outcome.of(() -> outcome.resultOf(() -> changes.apply(Set.of())));
    }

    /** As the option of k2g apply: --allow-delete, --allow-replace, --allow-loss. */
    @When("applying the recipe with --allow-{word}")
    public void applyingTheRecipeAllowing(String permission) {
        outcome.of(() -> outcome.resultOf(() -> changes.apply(Set.of(permission(permission)))));
    }

    /** Some changes need both. */
    @When("applying the recipe with --allow-{word} and --allow-{word}")
    public void applyingTheRecipeAllowing(String permission, String another) {
        Set<Permission> allowed = Set.of(permission(permission), permission(another));
        outcome.of(() -> outcome.resultOf(() -> changes.apply(allowed)));
    }

    private static Permission permission(String word) {
        return Permission.valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Given("the recipe is destroyed")
    public void theRecipeIsDestroyed() {
        pipeline.destroy();
    }

    /** The result has a row for each resource that went or is left behind. */
    @When("destroying the recipe")
    public void destroyingTheRecipe() {
        outcome.resultOf(changes::destroy);
    }

    /** The result has a row for each resource. */
    @When("importing what is there")
    public void importingWhatIsThere() {
        outcome.resultOf(changes::importable);
    }

    @Then("it should be refused because of:")
    public void itShouldBeRefused(String reason) {
        K2gException failure = outcome.takeFailure()
                .orElseThrow(() -> new AssertionError("It should have been refused, but was done."));
        String message = recipe.names().shown(Objects.toString(failure.getMessage()));
        if (!message.contains(reason.strip())) {
            throw new AssertionError("It was refused for another reason: " + message, failure);
        }
    }

    /** The result has a row for each finding, without its place: a scenario's own Cypher is in no file. */
    @When("validating the recipe")
    public void validatingTheRecipe() {
        outcome.resultOf(() -> {
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
        return ResultTable.of(asked.stream().filter(FINDING_COLUMNS::contains).toList(), report.findings(), this::cell);
    }

    private TckValue cell(Finding finding, String column) {
        return TckValues.of(
                switch (column) {
                    case "severity" -> finding.severity().name().toLowerCase(Locale.ROOT);
                    case "code" -> finding.code().id();
                    case "problem" -> recipe.names().shown(finding.problem());
                    default -> finding.remedy();
                });
    }
}
