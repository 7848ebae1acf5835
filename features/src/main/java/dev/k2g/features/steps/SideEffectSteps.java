package dev.k2g.features.steps;

import dev.k2g.features.scenario.ScenarioGraph;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.tck.CountDifferences;
import dev.k2g.graph.GraphCounts;
import io.cucumber.java.en.Then;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The openCypher TCK's steps about what changed in the graph, and one about all that is in it. */
public final class SideEffectSteps {

    private static final List<String> EFFECTS = List.of(
            "+nodes", "-nodes", "+relationships", "-relationships", "+labels", "-labels", "+properties", "-properties");

    private final StepOutcome outcome;
    private final ScenarioGraph graph;

    /** Made by Cucumber, anew for each scenario. */
    public SideEffectSteps(StepOutcome outcome, ScenarioGraph graph) {
        this.outcome = outcome;
        this.graph = graph;
    }

    /** What is not listed must be zero. */
    @Then("the side effects should be:")
    public void theSideEffectsShouldBe(Map<String, Long> expected) {
        CountDifferences.requireKnown("side effect", expected.keySet(), EFFECTS);
        compare("The side effects differ: ", expected, outcome.sideEffects().counts());
    }

    @Then("no side effects")
    public void noSideEffects() {
        theSideEffectsShouldBe(Map.of());
    }

    /** All nodes by label and relationships by type. */
    @Then("the graph should hold:")
    public void theGraphShouldHold(Map<String, Long> expected) {
        GraphCounts counts = graph.client().counts();
        SortedMap<String, Long> found = new TreeMap<>();
        counts.nodes().forEach((label, count) -> found.put("(:" + label + ")", count));
        counts.relationships().forEach((type, count) -> found.put("[:" + type + "]", count));
        compare("The graph's nodes and relationships differ: ", expected, found);
    }

    private static void compare(String what, Map<String, Long> expected, Map<String, Long> found) {
        CountDifferences.between(expected, found).ifPresent(differences -> {
            throw new AssertionError(what + differences);
        });
    }
}
