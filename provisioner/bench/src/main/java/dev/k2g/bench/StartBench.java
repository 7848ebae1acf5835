package dev.k2g.bench;

import dev.k2g.deadline.Deadline;
import dev.k2g.stack.Target;
import dev.k2g.stack.local.LocalTarget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How long the stack takes to start, against Neo4j alone (same flags, class-data archives for both), and in containers
 * beside it where an engine and the images are at hand.
 */
record StartBench(LocalTarget target, Target containers, Consumer<String> progress) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<String> NEO4J = Set.of("neo4j");

    /** Leaves nothing running. */
    List<Ratio> run(int rounds) {
        makeArchives();
        Optional<String> lacking = containers.lacking();
        lacking.ifPresentOrElse(why -> progress.accept("No start in containers: " + why), this::makeContainers);
        List<Double> inContainers = new ArrayList<>();
        List<Double> stack = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            stack.add(seconds(() -> target.start(Deadline.in(PATIENCE), line -> {})));
            stop(target);
            alone.add(seconds(() -> target.start(NEO4J, Deadline.in(PATIENCE), line -> {})));
            stop(target);
            if (lacking.isEmpty()) {
                inContainers.add(seconds(() -> containers.start(Deadline.in(PATIENCE), line -> {})));
                stop(containers);
            }
            progress.accept("Start, round %d: stack %.1f s, Neo4j alone %.1f s."
                    .formatted(round, stack.get(round - 1), alone.get(round - 1)));
        }
        Ratio start = Ratio.atMost(1.8, "start", "start of the stack ÷ start of Neo4j alone", "s", stack, alone);
        return lacking.isPresent()
                ? List.of(start)
                : List.of(
                        start,
                        Ratio.forInformation(
                                "containers", "start in containers ÷ start of the stack", "s", inContainers, stack));
    }

    private void makeArchives() {
        progress.accept("Preparing class-data archives.");
        target.start(Deadline.in(PATIENCE), line -> {});
        stop(target);
        Deadline.in(PATIENCE).awaitTrue("class-data archives", target::hasArchives, () -> "some server has none yet.");
    }

    private void makeContainers() {
        progress.accept("Preparing images and containers.");
        containers.start(Deadline.in(PATIENCE), line -> {});
        stop(containers);
    }

    private static void stop(Target target) {
        target.stop(Deadline.in(PATIENCE), line -> {});
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
