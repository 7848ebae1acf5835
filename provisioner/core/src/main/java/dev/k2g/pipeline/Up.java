package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplaySummary;
import dev.k2g.stack.Target;
import dev.k2g.validate.DisposableTarget;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The whole run: start, apply, replay, wait until caught up, query, report. */
public final class Up {

    private final Recipe recipe;
    private final Target target;
    private final UpOptions options;
    private final UpListener listener;
    private final Stopwatch stopwatch = new Stopwatch();

    /**
     * @param recipe what should be there
     * @param target where
     * @param options what may differ from one run to the next
     * @param listener told what happens
     */
    public Up(Recipe recipe, Target target, UpOptions options, UpListener listener) {
        this.recipe = recipe;
        this.target = target;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Runs it, and leaves the target running. When it fails, the target is stopped again if it was started here.
     *
     * @throws dev.k2g.failure.K2gException as every part does
     */
    public RunReport run() {
        Map<FeedSpec, MessageSource> sources = sources();
        boolean wasRunning = target.running().isPresent();
        Endpoints endpoints = target.start(Deadline.in(options.timeout()), listener::progress);
        stopwatch.lap("start");
        try {
            DisposableTarget.require(endpoints, DisposableTarget.Use.UP);
            return run(endpoints, sources);
        } catch (RuntimeException | Error e) {
            if (!wasRunning) {
                stopAfter(e);
            }
            throw e;
        }
    }

    /** The recording of the options for its feed, or without one each feed's own recording. */
    private Map<FeedSpec, MessageSource> sources() {
        Map<FeedSpec, MessageSource> sources = new LinkedHashMap<>();
        if (options.recording().isPresent()) {
            FeedSpec feed = Pipeline.feed(recipe, options.feed());
            sources.put(feed, MessageSource.of(options.recording().get()));
            return sources;
        }
        recipe.feeds()
                .values()
                .forEach(feed ->
                        feed.recording().ifPresent(file -> sources.put(feed, MessageSource.of(file.toString()))));
        return sources;
    }

    /** Stops the target in order, also when the failure is that the user interrupted the run. */
    private void stopAfter(Throwable failure) {
        boolean interrupted = Thread.interrupted();
        try {
            target.stop(Deadline.in(options.timeout()), listener::progress);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private RunReport run(Endpoints endpoints, Map<FeedSpec, MessageSource> sources) {
        try (Pipeline pipeline = Pipeline.open(recipe, endpoints, target.workerImage())) {
            Plan plan = apply(pipeline);
            SinkDelta sinks = pipeline.sinkDelta();
            Map<FeedSpec, ReplaySummary> summaries = replay(pipeline, sources);
            listener.progress("Waiting for the sink");
            pipeline.awaitCaughtUp(options.timeout(), sinks);
            stopwatch.lap("catchUp");
            return RunReportBuilder.of(pipeline, plan, summaries, sinks, stopwatch);
        }
    }

    private Plan apply(Pipeline pipeline) {
        pipeline.check();
        long deadLettersBefore = pipeline.deadLetters();
        Plan plan = pipeline.managed().apply(Set.of(), Deadline.in(options.timeout()), listener::applied);
        pipeline.awaitCaughtUp(options.timeout());
        long deadLetters = pipeline.deadLetters() - deadLettersBefore;
        if (deadLetters > 0) {
            listener.progress("Of records that were there before this replay, " + deadLetters
                    + (deadLetters == 1 ? " became a dead letter." : " became dead letters."));
        }
        stopwatch.lap("apply");
        return plan;
    }

    private Map<FeedSpec, ReplaySummary> replay(Pipeline pipeline, Map<FeedSpec, MessageSource> sources) {
        Map<FeedSpec, ReplaySummary> summaries = new LinkedHashMap<>();
        sources.forEach((feed, source) -> {
            Replay replay = pipeline.replay(feed);
            summaries.put(feed, replay.run(source, options.replayOf(feed), listener.replaying(feed, replay)));
        });
        stopwatch.lap("replay");
        return summaries;
    }
}
