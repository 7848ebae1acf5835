package dev.k2g.target.local;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.UnreachableException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One stop of a stack. */
final class StackStop {

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private final StateDirectory state;
    private final Consumer<String> progress;

    StackStop(StateDirectory state, Consumer<String> progress) {
        this.state = state;
        this.progress = progress;
    }

    /** Connect first, as it is a client of the others; then Neo4j and Kafka side by side. */
    void inOrder(Deadline deadline) {
        for (List<Server> sideBySide : List.of(List.of(Server.CONNECT), List.of(Server.NEO4J, Server.KAFKA))) {
            List<ServerProcess> processes = sideBySide.stream()
                    .flatMap(server -> found(server).stream().peek(process -> {
                        progress.accept("Stopping " + server.title() + ".");
                        process.terminate();
                    }))
                    .toList();
            try {
                awaitGone(processes, deadline);
            } catch (UnreachableException e) {
                progress.accept("Not stopped in time: killing it.");
                processes.forEach(ServerProcess::kill);
                awaitGone(processes, Deadline.in(AFTER_KILL));
            }
            sideBySide.forEach(server -> state.delete(state.processRecord(server.id())));
        }
    }

    /** All at once, without waiting for what they would do in order. */
    void atOnce() {
        List<ServerProcess> processes = Stream.of(Server.values())
                .flatMap(server -> found(server).stream())
                .toList();
        processes.forEach(ServerProcess::kill);
        awaitGone(processes, Deadline.in(AFTER_KILL));
        Stream.of(Server.values()).forEach(server -> state.delete(state.processRecord(server.id())));
    }

    private Optional<ServerProcess> found(Server server) {
        return ServerProcess.find(state, server.id());
    }

    private static void awaitGone(List<ServerProcess> processes, Deadline deadline) {
        deadline.awaitTrue(
                "the servers to end",
                () -> processes.stream().noneMatch(ServerProcess::isAlive),
                () -> "still there: "
                        + processes.stream()
                                .filter(ServerProcess::isAlive)
                                .map(process -> "pid " + process.handle().pid())
                                .toList());
    }
}
