package dev.k2g.features.scenario;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.features.stack.FeatureStack;
import dev.k2g.features.stack.Stack;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.pipeline.ReplayCounts;
import dev.k2g.pipeline.SinkDelta;
import dev.k2g.pipeline.SinkReport;
import dev.k2g.plan.Change;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplayOptions;
import dev.k2g.replay.ReplaySummary;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pipeline of one scenario: its recipe on the stack that all scenarios share. */
public final class ScenarioPipeline {

    private final ScenarioRecipe recipe;
    private final ScenarioSharing sharing;
    private final List<ReplaySummary> replays = new ArrayList<>();
    private final ForeignProducer sender = new ForeignProducer();
    private final ScenarioFiles files = new ScenarioFiles();
    private @Nullable Pipeline pipeline;
    private @Nullable SinkDelta sinks;

    /** Whether the sink may have records that it has not written to the graph yet. */
    private boolean mayWrite;

    /** @param recipe what should be there */
    public ScenarioPipeline(ScenarioRecipe recipe) {
        this.recipe = recipe;
        this.sharing = new ScenarioSharing(recipe);
    }

    /** The stack that the pipeline runs on. */
    public Stack stack() {
        return FeatureStack.running();
    }

    /** Makes everything be as the recipe says, and healthy; perhaps of what another scenario has left. */
    public void apply() {
        sharing.begin(stack());
        apply(Set.of());
    }

    /**
     * Makes everything be as the recipe says, and healthy.
     *
     * @param permissions what is done besides what is always done
     * @return what was done
     */
    List<Change> apply(Set<Permission> permissions) {
        List<Change> done = new ArrayList<>();
        Pipeline opened = open();
        // what up and apply would refuse is refused here, too
        opened.managed().apply(opened::check, permissions, Deadline.in(stack().patience()), done::add);
        sharing.applied(opened);
        sinks = opened.sinkDelta();
        return done;
    }

    /** Deletes what the recipe made. */
    public Plan destroy() {
        keepToItself();
        return open().managed().destroy(false, plan -> {}, Deadline.in(stack().patience()), change -> {});
    }

    /** From now on, what the recipe made may be otherwise than the recipe says: no other scenario is to use it. */
    public void keepToItself() {
        sharing.end();
    }

    /** Replays events through a feed. */
    public void replay(FeedSpec feed, Events events) {
        replay(feed, files.recording(events.lines()));
    }

    /** Replays the recording of a feed. */
    public void replayRecording(FeedSpec feed) {
        replay(
                feed,
                feed.recording()
                        .orElseThrow(() -> new FailedException(
                                "The feed " + feed.name() + " has no recording.", "Name one in recipe.yaml.")));
    }

    /** Replays a recording through a feed. */
    public void replay(FeedSpec feed, Path recording) {
        ReplayOptions options = ReplayOptions.unlimited().withRejects(files.freshRejects());
        mayWrite = true;
        replays.add(open().replay(feed).run(MessageSource.file(recording), options, ReplayListener.NONE));
    }

    /**
     * Sends a record past the mapping, and waits until the broker has it.
     *
     * @param topic the topic's live name
     * @param key the key, or null for none
     * @param value the value, or null for a tombstone
     * @throws FailedException when the broker does not take it, such as when there is no such topic
     */
    public void send(String topic, @Nullable String key, @Nullable String value) {
        mayWrite = true;
        sender.send(stack(), topic, key, value);
    }

    /** Deletes so many records at the beginning of each partition of a topic. */
    public void deleteFirst(int count, String topic) {
        Map<TopicPartition, Long> offsets =
                new LinkedHashMap<>(stack().kafka().offsets().beginning(List.of(topic)));
        offsets.replaceAll((partition, first) -> first + count);
        stack().kafka().topics().deleteRecords(offsets);
    }

    /** Waits until every record that is there now is committed by the sink. */
    public void awaitCaughtUp() {
        if (sinks == null) {
            open().awaitCaughtUp(stack().patience());
        } else {
            open().awaitCaughtUp(stack().patience(), sinks);
        }
        mayWrite = false;
    }

    /** What became of the lines and records of every replay of this scenario. */
    public ReplayCounts replayed() {
        return ReplayCounts.of(replays);
    }

    /** Whether the recipe is applied. */
    public boolean isApplied() {
        return sinks != null;
    }

    /** What the sinks did since the recipe was applied. */
    public SinkReport sink() {
        if (sinks == null) {
            throw new AssertionError("The recipe is not applied: this step needs \"Given the recipe is applied\".");
        }
        return sinks.close("");
    }

    /** Where the last replay kept what it rejected; the file is not there when that was nothing. */
    public Path rejectsFile() {
        return files.rejects();
    }

    /** The pipeline of the recipe as it is now. */
    public Pipeline open() {
        Stack stack = stack();
        Pipeline opened = pipeline;
        if (opened == null
                || !opened.recipe().equals(recipe.get())
                || !opened.endpoints().equals(stack.endpoints())) {
            opened = Pipeline.on(recipe.get(), stack.clients());
            pipeline = opened;
        }
        return opened;
    }

    /**
     * Forgets the scenario's connectors and topics, or leaves them to the next one.
     *
     * @param hasPassed whether the scenario has: what others may use is as it should be
     */
    public void forget(boolean hasPassed) {
        try {
            if (recipe.isNamed() && !(hasPassed && sharing.handOn(stack(), open()))) {
                stack().forget(recipe.names().prefix(), mayWrite);
            }
        } finally {
            files.delete();
        }
    }
}
