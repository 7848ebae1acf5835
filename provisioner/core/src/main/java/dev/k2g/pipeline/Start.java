package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.Recipe;
import dev.k2g.stack.Target;

import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Starts a target and applies a recipe there: what one wants after a reboot, and what every {@code up} begins with. */
public final class Start {

    private final Recipe recipe;
    private final Target target;
    private final Duration timeout;
    private final StartListener listener;
    private final Stopwatch stopwatch = new Stopwatch();

    /**
     * @param recipe what should be there
     * @param target where
     * @param timeout how long each wait may take: for the servers, for healthy tasks, for the sinks
     * @param listener told what happens
     */
    public Start(Recipe recipe, Target target, Duration timeout, StartListener listener) {
        this.recipe = recipe;
        this.target = target;
        this.timeout = timeout;
        this.listener = listener;
    }

    /**
     * Does it, and leaves the target running. When it fails, the target is stopped again if it was started here,
     * but for a connector that was paused.
     *
     * @param review told the plan before anything is changed; nothing is when it throws
     * @throws dev.k2g.failure.K2gException as every part does
     */
    public StartReport run(BiConsumer<Endpoints, Plan> review) {
        return run(endpoints -> {}, review, this::report);
    }

    /**
     * Does it as the first part of something longer.
     *
     * @param guard looks at the target before anything is changed there, and throws when it must not be
     * @param rest what is done then
     */
    <R> R run(Consumer<Endpoints> guard, BiConsumer<Endpoints, Plan> review, BiFunction<Pipeline, Plan, R> rest) {
        boolean wasRunning = target.running().isPresent();
        Endpoints endpoints = target.start(Deadline.in(timeout), listener::progress);
        stopwatch.lap("start");
        try {
            guard.accept(endpoints);
            try (Pipeline pipeline = Pipeline.open(recipe, endpoints, Patience.of(timeout), target.workerImage())) {
                return rest.apply(pipeline, apply(pipeline, review));
            }
        } catch (RuntimeException | Error e) {
            if (!wasRunning && !isPaused(e)) {
                stopAfter(e);
            }
            throw e;
        }
    }

    /** A connector was paused so that somebody looks at it: that takes servers that run. */
    private static boolean isPaused(Throwable failure) {
        return failure instanceof K2gException known && known.code() == FindingCode.ONLY_DEAD_LETTERS;
    }

    /** How long its parts take. */
    Stopwatch stopwatch() {
        return stopwatch;
    }

    private Plan apply(Pipeline pipeline, BiConsumer<Endpoints, Plan> review) {
        pipeline.check();
        long deadLettersBefore = pipeline.deadLetters();
        Plan plan = pipeline.managed()
                .apply(
                        planned -> review.accept(pipeline.endpoints(), planned),
                        Set.of(),
                        Deadline.in(timeout),
                        listener::applied);
        pipeline.paused()
                .forEach(connector -> listener.progress(
                        "Not waited for: connector " + connector + ", which is paused as the recipe has it."));
        pipeline.awaitCaughtUp(timeout);
        tell(pipeline.deadLetters() - deadLettersBefore);
        stopwatch.lap("apply");
        return plan;
    }

    private void tell(long deadLetters) {
        if (deadLetters > 0) {
            listener.progress("Of records that were there before, " + deadLetters
                    + (deadLetters == 1 ? " became a dead letter." : " became dead letters."));
        }
    }

    private StartReport report(Pipeline pipeline, Plan plan) {
        Endpoints endpoints = pipeline.endpoints();
        return new StartReport(
                endpoints.target(),
                new TreeMap<>(endpoints.versions()),
                RunReportBuilder.addresses(endpoints),
                RunReportBuilder.changes(plan),
                new StartReport.Seconds(stopwatch.of("start"), stopwatch.of("apply"), stopwatch.total()));
    }

    /** Stops the target in order, also when the failure is that the user interrupted the run. */
    private void stopAfter(Throwable failure) {
        boolean interrupted = Thread.interrupted();
        try {
            target.stop(Deadline.in(timeout), listener::progress);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
