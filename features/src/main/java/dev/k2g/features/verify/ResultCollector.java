package dev.k2g.features.verify;

import dev.k2g.failure.K2gException;
import dev.k2g.features.scenario.UnexpectedFailure;
import dev.k2g.features.verify.ScenarioResult.StepFailure;
import io.cucumber.core.exception.CucumberException;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.plugin.event.WriteEvent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes results of Cucumber's events. */
final class ResultCollector implements ConcurrentEventListener {

    private final Consumer<ScenarioResult> finished;
    private final List<ScenarioResult> results = new ArrayList<>();
    private final ScenarioTitles titles = new ScenarioTitles();
    private final List<String> notes = new ArrayList<>();
    private Optional<StepFailure> failure = Optional.empty();

    /** @param finished told of each scenario when it has ended */
    ResultCollector(Consumer<ScenarioResult> finished) {
        this.finished = finished;
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        titles.setEventPublisher(publisher);
        publisher.registerHandlerFor(TestCaseStarted.class, event -> {
            notes.clear();
            failure = Optional.empty();
        });
        publisher.registerHandlerFor(WriteEvent.class, event -> notes.add(event.getText()));
        publisher.registerHandlerFor(TestStepFinished.class, this::finished);
        publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
    }

    /** What came out of all scenarios. */
    FeatureReport report(long nanos) {
        return new FeatureReport(results, Duration.ofNanos(nanos));
    }

    /** The first failure counts: what is done after the steps may fail for the same reason. */
    private void finished(TestStepFinished event) {
        Throwable thrown = event.getResult().getError();
        if (event.getResult().getStatus() == Status.FAILED && thrown != null && failure.isEmpty()) {
            failure = Optional.of(stepOf(event)
                    .map(step -> new StepFailure(
                            step.getStep().getKeyword().strip() + " "
                                    + step.getStep().getText(),
                            step.getStep().getLine(),
                            describe(thrown)))
                    .orElseGet(() -> new StepFailure(
                            "Before or after the steps",
                            event.getTestCase().getLocation().getLine(),
                            describe(thrown))));
        }
    }

    /** The one that did it, which may be another than the one in which it was noticed. */
    private static Optional<PickleStepTestStep> stepOf(TestStepFinished event) {
        if (event.getResult().getError() instanceof UnexpectedFailure earlier && earlier.step() > 0) {
            return event.getTestCase().getTestSteps().stream()
                    .filter(PickleStepTestStep.class::isInstance)
                    .map(PickleStepTestStep.class::cast)
                    .skip(earlier.step() - 1L)
                    .findFirst();
        }
        return event.getTestStep() instanceof PickleStepTestStep step ? Optional.of(step) : Optional.empty();
    }

    private void finished(TestCaseFinished event) {
        TestCase scenario = event.getTestCase();
        ScenarioResult result = new ScenarioResult(
                titles.feature(scenario.getUri()),
                titles.of(scenario),
                Path.of(scenario.getUri()),
                scenario.getLocation().getLine(),
                status(event.getResult().getStatus()),
                event.getResult().getDuration(),
                failure,
                notes);
        results.add(result);
        finished.accept(result);
    }

    private static ScenarioResult.Status status(Status status) {
        return switch (status) {
            case PASSED -> ScenarioResult.Status.PASSED;
            case SKIPPED -> ScenarioResult.Status.SKIPPED;
            default -> ScenarioResult.Status.FAILED;
        };
    }

    private static String describe(Throwable thrown) {
        String message = Objects.requireNonNullElse(thrown.getMessage(), "").strip();
        if (thrown instanceof UnexpectedFailure && thrown.getCause() != null) {
            return describe(thrown.getCause());
        }
        if (thrown instanceof K2gException explained) {
            return explained.remedy() == null ? message : message + "\n" + explained.remedy();
        }
        boolean isMeantForReaders = thrown instanceof AssertionError || thrown instanceof CucumberException;
        return isMeantForReaders && !message.isEmpty() ? message : thrown.toString();
    }
}
