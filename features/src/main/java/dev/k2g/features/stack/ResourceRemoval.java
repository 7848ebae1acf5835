package dev.k2g.features.stack;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.KafkaTopics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Takes connectors and topics that nobody needs any more from the servers. */
final class ResourceRemoval implements AutoCloseable {

    /** Removals for which a worker rebalances once: it is slow in making connectors meanwhile. */
    private static final int TOGETHER = 10;

    private static final int TOPICS_IN_A_CALL = 100;

    private final Supplier<Kafka> kafka;
    private final Supplier<Connect> connect;
    private final Duration patience;
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final List<Predicate<String>> waiting = new ArrayList<>();

    /**
     * @param kafka where the topics are, asked for each time
     * @param connect where the connectors are, asked for each time
     * @param patience how long it may take until connectors are gone, and how long until topics are
     */
    ResourceRemoval(Supplier<Kafka> kafka, Supplier<Connect> connect, Duration patience) {
        this.kafka = kafka;
        this.connect = connect;
        this.patience = patience;
    }

    /** Deletes the connectors of these names. When it returns, none of their tasks runs any more. */
    void ofConnectors(Predicate<String> mine) {
        Connect worker = connect.get();
        List<String> connectors = worker.connectors().stream().filter(mine).toList();
        connectors.forEach(worker::delete);
        Deadline deadline = Deadline.in(patience);
        connectors.forEach(name -> deadline.awaitTrue(
                "connector " + name + " to go",
                () -> worker.status(name).isEmpty(),
                () -> "it is " + worker.status(name) + "."));
    }

    /** Deletes the topics of these names, many in one call, again and again until none is left. */
    void ofTopics(Predicate<String> mine) {
        KafkaTopics topics = kafka.get().topics();
        Deadline.in(patience)
                .awaitTrue(
                        "the topics of scenarios to go",
                        () -> {
                            List<String> left =
                                    topics.names().stream().filter(mine).toList();
                            for (int from = 0; from < left.size(); from += TOPICS_IN_A_CALL) {
                                int to = Math.min(left.size(), from + TOPICS_IN_A_CALL);
                                topics.delete(left.subList(from, to), deleted -> {});
                            }
                            return left.isEmpty();
                        },
                        () -> "they are still there, or come again: does a verify go on elsewhere?");
    }

    /** Deletes the connectors and the topics of these names in the background, sooner or later. */
    void ofEverything(Predicate<String> mine) {
        waiting.add(mine);
        if (waiting.size() == TOGETHER) {
            Predicate<String> anyOfThem = List.copyOf(waiting).stream().reduce(name -> false, Predicate::or);
            waiting.clear();
            removeInBackground(anyOfThem);
        }
    }

    /** Does what is still to be done, and waits for it. */
    void finish() {
        Predicate<String> rest = waiting.stream().reduce(name -> false, Predicate::or);
        waiting.clear();
        removeInBackground(rest);
        background.shutdown();
        try {
            if (!background.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnreachableException(
                        "Connectors and topics of scenarios are still there after " + patience.toSeconds() + " s.",
                        "k2g cleanup finds them and takes them away.");
            }
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("taking away what scenarios made", e);
        }
    }

    private void removeInBackground(Predicate<String> mine) {
        background.execute(() -> {
            try {
                ofConnectors(mine);
                ofTopics(mine);
            } catch (CancelledException closed) {
                // the servers go now, and everything on them
            }
        });
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
