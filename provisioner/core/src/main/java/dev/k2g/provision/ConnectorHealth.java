package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.FirstCause;
import dev.k2g.connect.State;
import dev.k2g.deadline.Deadline;
import dev.k2g.failure.Code;
import dev.k2g.failure.FailedException;
import dev.k2g.recipe.ConnectorSpec;

import java.util.Optional;
import java.util.stream.Collectors;

/** Waits for a connector and its tasks. */
final class ConnectorHealth {

    private final Connect connect;

    ConnectorHealth(Connect connect) {
        this.connect = connect;
    }

    /** @throws FailedException as soon as the connector or a task has failed, with the first cause */
    void awaitRunning(ConnectorSpec connector, Deadline deadline) {
        String name = connector.name();
        deadline.awaitTrue(
                "connector " + name + " and its tasks to run",
                () -> connect.status(name)
                        .map(status -> isRunning(status, connector.tasks()))
                        .orElse(false),
                () -> describe(connect.status(name)));
    }

    void awaitStopped(String name, Deadline deadline) {
        deadline.awaitTrue(
                "connector " + name + " to stop",
                () -> connect.status(name)
                        .map(status -> status.state() == State.STOPPED
                                && status.tasks().isEmpty())
                        .orElse(false),
                () -> describe(connect.status(name)));
    }

    private static boolean isRunning(ConnectorStatus status, int tasks) {
        status.failure().ifPresent(trace -> {
            throw new FailedException(
                    Code.TASK_FAILED,
                    "Connector " + status.name() + " failed" + inTask(status) + ": " + FirstCause.of(trace),
                    "Correct the cause and apply again; k2g logs connect shows the whole trace.");
        });
        return status.isHealthy() && status.tasks().size() >= tasks;
    }

    private static String inTask(ConnectorStatus status) {
        return status.state() == State.FAILED
                ? ""
                : status.tasks().stream()
                        .filter(task -> task.state() == State.FAILED)
                        .findFirst()
                        .map(task -> " in task " + task.id())
                        .orElse("");
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
