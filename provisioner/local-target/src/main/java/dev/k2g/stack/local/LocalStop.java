package dev.k2g.stack.local;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.start.Probe;
import dev.k2g.stack.start.ServerKind;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One stop of a stack. */
final class LocalStop {

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private final StackDirectory state;
    private final Optional<StackConfiguration> configuration;
    private final Consumer<String> progress;
    private final Map<ServerKind, ServerProcess> processes = new EnumMap<>(ServerKind.class);

    LocalStop(StackDirectory state, Consumer<String> progress) {
        this.state = state;
        this.configuration = configuration(state);
        this.progress = progress;
        for (ServerKind server : ServerKind.values()) {
            ServerProcess.find(state, server.id()).ifPresent(process -> processes.put(server, process));
        }
    }

    private static Optional<StackConfiguration> configuration(StackDirectory state) {
        try {
            return StackConfiguration.ofLastStart(state);
        } catch (FailedException e) {
            return Optional.empty(); // damaged files are no reason not to stop
        }
    }

    /** Connect first, as it is a client of the others; then Neo4j and Kafka side by side. */
    void inOrder(Deadline deadline) {
        List<ServerKind> started = started();
        // one that hangs must leave the others time
        stop(List.of(ServerKind.CONNECT), Deadline.in(deadline.remaining().dividedBy(2)));
        stop(List.of(ServerKind.NEO4J, ServerKind.KAFKA), deadline);
        started.forEach(this::makeArchive);
    }

    /** All at once, without waiting for what they would do in order. */
    void atOnce() {
        List<ServerKind> started = started();
        processes.values().forEach(ServerProcess::kill);
        awaitGone(processes.keySet().stream().toList(), Deadline.in(AFTER_KILL));
        started.forEach(this::makeArchive);
    }

    private void stop(List<ServerKind> sideBySide, Deadline deadline) {
        List<ServerKind> running =
                sideBySide.stream().filter(processes::containsKey).toList();
        running.forEach(server -> progress.accept("Stopping " + server.title() + "."));
        processesOf(running).forEach(ServerProcess::terminate);
        try {
            awaitGone(running, deadline);
        } catch (UnreachableException e) {
            progress.accept("Killing what has not stopped in time: " + names(running) + ".");
            processesOf(running).forEach(ServerProcess::kill);
            awaitGone(running, Deadline.in(AFTER_KILL));
        }
    }

    private void awaitGone(List<ServerKind> servers, Deadline deadline) {
        deadline.awaitTrue(
                names(servers) + " to end",
                () -> processesOf(servers).noneMatch(ServerProcess::isAlive),
                () -> "still there: "
                        + processesOf(servers)
                                .filter(ServerProcess::isAlive)
                                .map(process -> "pid " + process.handle().pid())
                                .toList());
        servers.forEach(server -> state.delete(state.processRecord(server.id())));
    }

    /** The servers that came as far as to listen: what they recorded is worth an archive. */
    private List<ServerKind> started() {
        return configuration.stream()
                .flatMap(stack -> processes.keySet().stream().filter(server -> Probe.listens(stack.port(server))))
                .toList();
    }

    private void makeArchive(ServerKind server) {
        Path classList = ServerFiles.classList(state, server);
        configuration.ifPresent(
                stack -> ArchiveMaker.makeLater(ClassDataArchive.of(ServerFiles.render(server, stack)), classList));
        state.delete(classList);
    }

    private Stream<ServerProcess> processesOf(List<ServerKind> servers) {
        return servers.stream().flatMap(server -> Optional.ofNullable(processes.get(server)).stream());
    }

    private static String names(List<ServerKind> servers) {
        return String.join(" and ", servers.stream().map(ServerKind::title).toList());
    }
}
