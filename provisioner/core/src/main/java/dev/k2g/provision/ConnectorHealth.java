package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorState;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.RootCause;
import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.kafka.Kafka;
import dev.k2g.recipe.ConnectorSpec;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Waits for a connector and its tasks. */
record ConnectorHealth(Connect connect, Kafka kafka) {

    /** A failure may have been one of the moment: tasks are restarted so often, after growing pauses. */
    private static final int RESTARTS = 2;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    /** How long a worker may still show a failure from before a restart. */
    private static final Duration SHOWN_AFTER_RESTART = Duration.ofSeconds(1);

    /** Waits until a connector is as the recipe has it: it and its tasks run, or none of them reads. */
    void await(ConnectorSpec connector, Deadline deadline) {
        if (connector.isPaused()) {
            await(connector.name(), "connector " + connector.name() + " to pause", ConnectorHealth::isHalted, deadline);
        } else {
            awaitRunning(connector.name(), connector.tasks(), deadline);
        }
    }

    private static boolean isHalted(ConnectorStatus status) {
        return status.state().isHalted()
                && status.tasks().stream().noneMatch(task -> task.state() == ConnectorState.RUNNING);
    }

    /**
     * Restarts what has failed, twice at most.
     *
     * @throws FailedException when the connector or a task fails all the same, with the first cause and the place of the
     *     first record that is not delivered
     */
    void awaitRunning(String name, int tasks, Deadline deadline) {
        await(
                name,
                "connector " + name + " and its tasks to run",
                status -> status.isHealthy() && status.tasks().size() >= tasks,
                deadline);
    }

    private void await(String name, String what, Predicate<ConnectorStatus> isAsWanted, Deadline deadline) {
        Duration pause = FIRST_PAUSE;
        for (int restart = 0; ; restart++) {
            ConnectorStatus status = awaitOutcome(name, what, isAsWanted, deadline);
            if (status.failure().isEmpty()) {
                return;
            }
            if (restart == RESTARTS || deadline.hasPassed()) {
                throw failure(status);
            }
            // somebody else may mend it meanwhile
            Deadline.in(pause).isMet(() -> showsNoFailure(name));
            pause = pause.multipliedBy(2);
            restart(name, true);
        }
    }

    /** @param onlyFailed whether what runs is left alone */
    void restart(String name, boolean onlyFailed) {
        connect.restart(name, onlyFailed);
        Deadline.in(SHOWN_AFTER_RESTART).isMet(() -> showsNoFailure(name));
    }

    private boolean showsNoFailure(String name) {
        return connect.status(name).filter(status -> status.failure().isEmpty()).isPresent();
    }

    /** Until it is as wanted or has failed. */
    private ConnectorStatus awaitOutcome(
            String name, String what, Predicate<ConnectorStatus> isAsWanted, Deadline deadline) {
        return deadline.await(
                what,
                () -> connect.status(name).filter(status -> status.failure().isPresent() || isAsWanted.test(status)),
                () -> describe(connect.status(name)));
    }

    void awaitStopped(String name, Deadline deadline) {
        deadline.awaitTrue(
                "connector " + name + " to stop",
                () -> connect.status(name).filter(connect::hasStopped).isPresent(),
                () -> describe(connect.status(name)));
    }

    private FailedException failure(ConnectorStatus status) {
        return new FailedException(
                FindingCode.TASK_FAILED,
                "Connector " + status.name() + " failed" + inTask(status) + ": "
                        + RootCause.of(status.failure().orElse("")) + position(status.name()),
                "Correct the cause and apply again. " + connect.more());
    }

    private static String inTask(ConnectorStatus status) {
        return status.state() == ConnectorState.FAILED
                ? ""
                : status.tasks().stream()
                        .filter(task -> task.state() == ConnectorState.FAILED)
                        .findFirst()
                        .map(task -> " in task " + task.id())
                        .orElse("");
    }

    /** Where it stands: the record that it could not deliver is that one or one soon after. */
    private String position(String name) {
        String next = connect.consumerGroup(name, connect.config(name).orElse(Map.of())).stream()
                .flatMap(group -> kafka.offsets().committed(group).entrySet().stream())
                .map(offset -> "topic " + offset.getKey().topic() + ", partition "
                        + offset.getKey().partition() + ", offset " + offset.getValue())
                .collect(Collectors.joining("; "));
        return next.isEmpty() ? "" : " (next to be delivered: " + next + ")";
    }

    private static String describe(Optional<ConnectorStatus> status) {
        return status.map(known -> "the connector is " + known.state()
                        + known.tasks().stream()
                                .map(task -> ", task " + task.id() + " is " + task.state())
                                .collect(Collectors.joining())
                        + (known.tasks().isEmpty() ? " and has no task." : "."))
                .orElse("the worker does not know its status.");
    }
}
