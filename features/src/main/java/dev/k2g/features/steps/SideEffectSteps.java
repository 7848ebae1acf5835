package dev.k2g.features.steps;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.features.scenario.ScenarioGraph;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.graph.GraphCounts;
import io.cucumber.java.en.Then;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The openCypher TCK's steps about what changed in the graph, and one about all that is in it. */
public final class SideEffectSteps {

    private static final Set<String> EFFECTS = Set.of(
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
        expected.keySet().stream()
                .filter(effect -> !EFFECTS.contains(effect))
                .findFirst()
                .ifPresent(effect -> {
                    throw new InvalidInputException(
                            "There is no side effect " + effect + ".",
                            "Write one of " + String.join(", ", new TreeSet<>(EFFECTS)) + ".");
                });
        compare("The side effects", without0(expected), outcome.sideEffects().counts());
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
        compare("The graph's nodes and relationships", without0(expected), without0(found));
    }

    private static void compare(String what, SortedMap<String, Long> expected, SortedMap<String, Long> found) {
        if (!expected.equals(found)) {
            throw new AssertionError(what + " should be " + expected + " but are " + found + ".");
        }
    }

    private static SortedMap<String, Long> without0(Map<String, Long> counts) {
        SortedMap<String, Long> left = new TreeMap<>(counts);
        left.values().removeIf(count -> count == 0);
        return left;
    }
}
