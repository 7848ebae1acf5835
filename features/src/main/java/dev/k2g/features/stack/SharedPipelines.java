package dev.k2g.features.stack;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.LockedException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.kafka.Kafka;
import dev.k2g.pipeline.Pipeline;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Topics and connectors that one scenario hands on to the next one of the same shape, since a service bills each connector
 * and takes minutes to make it. Scenarios use them one after the other: a pipeline is kept only when it is healthy, has
 * caught up, and is defined as it was when it was made; then its topics are emptied.
 */
public final class SharedPipelines {

    /** Idle connectors are billed, too, and their number is limited. */
    private static final int KEPT = 3;

    /**
     * Topics without records and connectors that have caught up, left by one scenario for the next.
     *
     * @param prefix what their names begin with
     * @param firstOffsets the offset that the next record of each partition gets
     * @param definition how they were defined when they were made
     */
    public record Kept(NamePrefix prefix, Map<TopicPartition, Long> firstOffsets, LiveDefinition definition) {

        /** Copies the map. */
        public Kept {
            firstOffsets = Map.copyOf(firstOffsets);
        }

        private Set<String> topics() {
            return firstOffsets.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
        }
    }

    private final Supplier<Kafka> kafka;
    private final Duration patience;
    private final Consumer<NamePrefix> remove;
    private final Map<PipelineShape, Kept> kept = new LinkedHashMap<>();
    private int connectorsUsedAgain;

    /**
     * @param kafka where the topics are, asked for each time
     * @param patience how long a connector's lag may stay as it is
     * @param remove takes away what nobody will use
     */
    SharedPipelines(Supplier<Kafka> kafka, Duration patience, Consumer<NamePrefix> remove) {
        this.kafka = kafka;
        this.patience = patience;
        this.remove = remove;
    }

    /** One of this shape that is there and has no record. It is the taker's alone until it is handed on again. */
    public Optional<Kept> take(PipelineShape shape) {
        Optional<Kept> found = Optional.ofNullable(kept.remove(shape));
        if (found.isPresent() && !isEmpty(found.get())) {
            remove.accept(found.get().prefix());
            return Optional.empty();
        }
        found.ifPresent(pipeline -> connectorsUsedAgain += shape.connectors().size());
        return found;
    }

    private boolean isEmpty(Kept pipeline) {
        return kafka.get().offsets().end(pipeline.topics()).equals(pipeline.firstOffsets());
    }

    /**
     * Keeps a pipeline for the next scenario, without its records.
     *
     * @param asMade its definition when it was made
     * @return whether it is kept; otherwise it is still the caller's, to be taken away
     */
    public boolean keep(PipelineShape shape, NamePrefix prefix, Pipeline pipeline, LiveDefinition asMade) {
        try {
            pipeline.awaitCaughtUp(patience);
            if (!isHealthy(pipeline) || !LiveDefinition.of(pipeline).equals(asMade)) {
                return false;
            }
            TopicRecords records = new TopicRecords(pipeline.kafka());
            Map<TopicPartition, Long> ends = records.deleteAll(asMade.topics().values());
            pipeline.managed().beginsAnew();
            hold(shape, new Kept(prefix, ends, asMade));
            return true;
        } catch (FailedException | InvalidInputException | LockedException | UnreachableException e) {
            return false; // its connector has failed, or the cluster does not let records be deleted
        }
    }

    private static boolean isHealthy(Pipeline pipeline) {
        return pipeline.recipe().connectors().values().stream()
                .allMatch(connector -> pipeline.connect()
                        .status(connector.name())
                        .filter(status -> status.isHealthy() && status.tasks().size() >= connector.tasks())
                        .isPresent());
    }

    private void hold(PipelineShape shape, Kept pipeline) {
        kept.put(shape, pipeline);
        Iterator<Kept> oldestFirst = kept.values().iterator();
        while (kept.size() > KEPT) {
            remove.accept(oldestFirst.next().prefix());
            oldestFirst.remove();
        }
    }

    /** How many times a connector that was there was used in place of one to be made. */
    public int connectorsUsedAgain() {
        return connectorsUsedAgain;
    }
}
