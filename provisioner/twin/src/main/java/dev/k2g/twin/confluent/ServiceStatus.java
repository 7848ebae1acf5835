package dev.k2g.twin.confluent;

import dev.k2g.connect.ConnectorState;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.ConnectorStatus.TaskStatus;
import dev.k2g.connect.RootCause;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The state of a worker's connector as the service tells it. */
final class ServiceStatus {

    private ServiceStatus() {}

    /** Of a connector that has no tasks yet, or no more. */
    static Map<String, Object> of(String name, String state, String trace) {
        return status(name, state, trace, List.of());
    }

    /**
     * Of a connector of the worker. One that is paused is stopped there, which takes failed tasks with it.
     *
     * @param name how the service calls it
     * @param tasks how many tasks it may have
     */
    static Map<String, Object> of(String name, ConnectorStatus local, int tasks) {
        return switch (local.state()) {
            case STOPPED, PAUSED ->
                status(
                        name,
                        "PAUSED",
                        "",
                        IntStream.range(0, tasks)
                                .mapToObj(id -> task(name, id, "PAUSED", ""))
                                .toList());
            case FAILED -> status(name, "FAILED", RootCause.of(local.trace()), List.of());
            case RUNNING -> ofRunning(name, local);
            default -> of(name, "PROVISIONING", "");
        };
    }

    private static Map<String, Object> ofRunning(String name, ConnectorStatus local) {
        List<Map<String, Object>> tasks = local.tasks().stream()
                .map(task -> task(
                        name,
                        task.id(),
                        task.state().name(),
                        task.state() == ConnectorState.FAILED ? RootCause.of(task.trace()) : ""))
                .toList();
        long failed = count(local, ConnectorState.FAILED);
        if (failed > 0 && failed == tasks.size()) {
            return status(name, "FAILED", cause(local), tasks);
        }
        if (failed > 0) {
            return status(name, "DEGRADED", cause(local), tasks);
        }
        boolean isRunning = !tasks.isEmpty() && count(local, ConnectorState.RUNNING) == tasks.size();
        return status(name, isRunning ? "RUNNING" : "PROVISIONING", "", tasks);
    }

    private static String cause(ConnectorStatus local) {
        return local.failure().map(RootCause::of).orElse("");
    }

    private static long count(ConnectorStatus local, ConnectorState state) {
        return local.tasks().stream()
                .map(TaskStatus::state)
                .filter(state::equals)
                .count();
    }

    private static Map<String, Object> status(
            String name, String state, String trace, List<Map<String, Object>> tasks) {
        Map<String, String> connector = Map.of("state", state, "worker_id", name, "trace", trace);
        return Map.of("name", name, "type", "sink", "connector", connector, "tasks", tasks);
    }

    private static Map<String, Object> task(String name, int id, String state, String message) {
        return Map.of("id", id, "state", state, "worker_id", name, "msg", message);
    }
}
