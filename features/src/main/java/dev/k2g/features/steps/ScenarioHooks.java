package dev.k2g.features.steps;

import dev.k2g.features.scenario.ScenarioDiagnosis;
import dev.k2g.features.scenario.ScenarioGraph;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.stack.FeatureStack;
import io.cucumber.java.After;
import io.cucumber.java.AfterAll;
import io.cucumber.java.Before;
import io.cucumber.java.BeforeStep;
import io.cucumber.java.Scenario;
import io.cucumber.java.Status;

/** What happens before and after each scenario, so that none meets what another one left. */
public final class ScenarioHooks {

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;
    private final ScenarioGraph graph;
    private final StepOutcome outcome;
    private final ScenarioDiagnosis diagnosis;

    /** Made by Cucumber, anew for each scenario. */
    public ScenarioHooks(
            ScenarioRecipe recipe,
            ScenarioPipeline pipeline,
            ScenarioGraph graph,
            StepOutcome outcome,
            ScenarioDiagnosis diagnosis) {
        this.recipe = recipe;
        this.pipeline = pipeline;
        this.graph = graph;
        this.outcome = outcome;
        this.diagnosis = diagnosis;
    }

    /** Every scenario begins with nothing but servers that run, and reports which they are. */
    @Before
    public void begin(Scenario scenario) {
        if (scenario.getStatus() == Status.SKIPPED) {
            return; // by a hook before this one: nothing need be started for it
        }
        recipe.isAbout(scenario.getUri());
        graph.forgetEverything();
        scenario.log(pipeline.stack().description());
    }

    /** Failures are told with the step that they came in. */
    @BeforeStep
    public void count() {
        outcome.nextStep();
    }

    /** A failure that the scenario has not spoken of fails it. */
    @After(order = 20_000)
    public void nothingFailedUnnoticed() {
        outcome.throwUnexpectedFailure();
    }

    /** In time, before the scenario's connectors go. */
    @After(order = 15_000)
    public void explain(Scenario scenario) {
        if (scenario.isFailed()) {
            scenario.log(diagnosis.describe());
        }
    }

    /** Runs whether the scenario failed or not. */
    @After
    public void forget(Scenario scenario) {
        pipeline.forget(scenario.getStatus() == Status.PASSED);
    }

    /** Ends the servers after the last scenario. */
    @AfterAll
    public static void stop() {
        FeatureStack.stop();
    }
}
