package dev.k2g.bench;

import dev.k2g.deadline.Deadline;
import dev.k2g.target.local.LocalTarget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** How long the stack takes to start, against Neo4j alone: same flags, class-data archives for both. */
final class StartBench {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<String> NEO4J = Set.of("neo4j");

    private final LocalTarget target;
    private final Consumer<String> progress;

    StartBench(LocalTarget target, Consumer<String> progress) {
        this.target = target;
        this.progress = progress;
    }

    /** Leaves nothing running. */
    Ratio run(int rounds) {
        makeArchives();
        List<Double> stack = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            stack.add(seconds(() -> target.start(Deadline.in(PATIENCE), line -> {})));
            stop();
            alone.add(seconds(() -> target.start(NEO4J, Deadline.in(PATIENCE), line -> {})));
            stop();
            progress.accept("Start, round %d: stack %.1f s, Neo4j alone %.1f s."
                    .formatted(round, stack.get(round - 1), alone.get(round - 1)));
        }
        return Ratio.atMost(1.8, "start", "start of the stack ÷ start of Neo4j alone", "s", stack, alone);
    }

    private void makeArchives() {
        progress.accept("Preparing class-data archives.");
        target.start(Deadline.in(PATIENCE), line -> {});
        stop();
        Deadline.in(PATIENCE).awaitTrue("class-data archives", target::hasArchives, () -> "some server has none yet.");
    }

    private void stop() {
        target.stop(Deadline.in(PATIENCE), line -> {});
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
