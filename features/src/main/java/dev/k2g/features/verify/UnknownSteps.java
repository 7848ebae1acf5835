package dev.k2g.features.verify;

import dev.k2g.failure.InvalidInputException;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Location;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.SnippetsSuggestedEvent;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.StepDefinedEvent;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepFinished;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the steps of feature files that the step library does not have, or has twice, and scenarios without any. */
final class UnknownSteps implements ConcurrentEventListener {

    private final List<String> phrases = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int scenarios;

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(
                StepDefinedEvent.class,
                event -> phrases.add(event.getStepDefinition().getPattern()));
        publisher.registerHandlerFor(TestCaseStarted.class, event -> started(event.getTestCase()));
        publisher.registerHandlerFor(SnippetsSuggestedEvent.class, this::suggested);
        publisher.registerHandlerFor(TestStepFinished.class, this::finished);
    }

    /** How many scenarios there are. */
    int scenarios() {
        return scenarios;
    }

    /** @throws InvalidInputException naming every unknown step with its place, one a line */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(
                    String.join("\n", problems), "docs/feature-files.md lists every phrase that steps may have.");
        }
    }

    private void started(TestCase scenario) {
        scenarios++;
        if (scenario.getTestSteps().stream().noneMatch(PickleStepTestStep.class::isInstance)) {
            add(
                    scenario.getUri(),
                    scenario.getLocation(),
                    "The scenario has no step. A line that begins with none of Given, When, Then, And and But is taken"
                            + " for its description.");
        }
    }

    /** Cucumber would suggest to write Java. Told of every unknown step, also behind another one. */
    private void suggested(SnippetsSuggestedEvent event) {
        String text = event.getSuggestion().getStep();
        String meant = NearestPhrase.of(text, phrases)
                .map(phrase -> " Did you mean \"" + phrase + "\"?")
                .orElse("");
        add(event.getUri(), event.getStepLocation(), "There is no step \"" + text + "\"." + meant);
    }

    private void finished(TestStepFinished event) {
        if (event.getResult().getStatus() == Status.AMBIGUOUS
                && event.getTestStep() instanceof PickleStepTestStep step) {
            String text = step.getStep().getText();
            add(
                    event.getTestCase().getUri(),
                    step.getStep().getLocation(),
                    "More than one step is meant by \"" + text + "\".");
        }
    }

    private void add(URI file, Location where, String problem) {
        problems.add(Path.of(file) + ":" + where.getLine() + ": " + problem);
    }
}
