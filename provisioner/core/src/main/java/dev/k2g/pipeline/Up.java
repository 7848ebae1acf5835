package dev.k2g.pipeline;

import dev.k2g.plan.Plan;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MessageSource;
import dev.k2g.stack.Target;
import dev.k2g.validate.DisposableTarget;

import java.util.Map;

/** The whole run: start, apply, replay, wait until caught up, query, report. */
public final class Up {

    private final Recipe recipe;
    private final UpOptions options;
    private final UpListener listener;
    private final Start start;

    /**
     * @param recipe what should be there
     * @param target where
     * @param options what may differ from one run to the next
     * @param listener told what happens
     */
    public Up(Recipe recipe, Target target, UpOptions options, UpListener listener) {
        this.recipe = recipe;
        this.options = options;
        this.listener = listener;
        this.start = new Start(recipe, target, options.timeout(), listener);
    }

    /**
     * Runs it, and leaves the target running. When it fails, the target is stopped again if it was started here.
     *
     * @throws dev.k2g.failure.K2gException as every part does
     */
    public RunReport run() {
        Map<FeedSpec, MessageSource> sources = options.sources().of(recipe);
        return start.run(
                endpoints -> DisposableTarget.require(endpoints, DisposableTarget.Use.UP),
                (endpoints, plan) -> {},
                (pipeline, plan) -> run(pipeline, plan, sources));
    }

    private RunReport run(Pipeline pipeline, Plan plan, Map<FeedSpec, MessageSource> sources) {
        SinkDelta sinks = pipeline.sinkDelta();
        DeadLetterReasons deadLetters = pipeline.deadLetterReasons();
        FeedReplays replays = new FeedReplays(pipeline, sinks, options, listener);
        replays.run(sources);
        options.sources().leftOut(recipe).forEach(listener::progress);
        start.stopwatch().lap("replay");
        listener.progress("Waiting for the sink");
        pipeline.awaitCaughtUp(options.timeout(), sinks);
        start.stopwatch().lap("catchUp");
        RunReport report = RunReportBuilder.of(pipeline, plan, replays, sinks, deadLetters.now(), start.stopwatch());
        if (!report.problems().isEmpty()) {
            sources.forEach((feed, source) -> {
                if (replays.done().containsKey(feed)) {
                    pipeline.replays().forget(feed, source);
                }
            });
        }
        return report;
    }
}
