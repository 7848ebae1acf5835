package dev.k2g.features.steps;

import dev.k2g.features.scenario.ScenarioGraph;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.tck.TckValue;
import dev.k2g.features.tck.TckValues;
import dev.k2g.graph.Rows;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** The openCypher TCK's steps that prepare a graph and run Cypher. */
public final class GraphSteps {

    private final ScenarioRecipe recipe;
    private final ScenarioGraph graph;
    private final ScenarioPipeline pipeline;
    private final StepOutcome outcome;
    private final Map<String, @Nullable Object> parameters = new HashMap<>();

    /** Made by Cucumber, anew for each scenario. */
    public GraphSteps(ScenarioRecipe recipe, ScenarioGraph graph, ScenarioPipeline pipeline, StepOutcome outcome) {
        this.recipe = recipe;
        this.graph = graph;
        this.pipeline = pipeline;
        this.outcome = outcome;
    }

    @Given("an empty graph")
    public void anEmptyGraph() {
        graph.empty();
    }

    @Given("any graph")
    public void anyGraph() {}

    @Given("having executed:")
    public void havingExecuted(String cypher) {
        graph.client().query(cypher, parameters);
    }

    @Given("parameters are:")
    public void parametersAre(Map<String, String> table) {
        table.forEach((name, value) -> parameters.put(name, TckValues.toJava(TckValue.parse(value))));
    }

    @When("executing query:")
    public void executingQuery(String cypher) {
        outcome.of(() -> ask(cypher));
    }

    @When("executing control query:")
    public void executingControlQuery(String cypher) {
        outcome.throwUnexpectedFailure();
        ask(cypher);
    }

    /** Runs a query that the recipe has a name for. */
    @When("executing the query {name}")
    public void executingTheQuery(String name) {
        String query = recipe.query(name);
        outcome.of(() -> outcome.resultOf(() -> table(pipeline.open().query(query))));
    }

    private void ask(String cypher) {
        outcome.resultOf(() -> table(graph.client().query(cypher, parameters)));
    }

    private static StepOutcome.Result table(Rows rows) {
        return columns -> TckValues.of(rows);
    }
}
