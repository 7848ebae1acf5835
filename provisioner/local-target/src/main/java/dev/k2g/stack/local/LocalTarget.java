package dev.k2g.stack.local;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.StopMode;
import dev.k2g.stack.Target;
import dev.k2g.stack.files.DirectoryLock;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.start.ServerKind;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Kafka, Connect and Neo4j as processes of this machine. They survive the process that starts them. */
public final class LocalTarget implements Target {

    private static final Duration TO_END = Duration.ofMinutes(1);

    private final StackDirectory state;
    private final LocalOptions options;

    /**
     * A stack that decides by itself what could be chosen.
     *
     * @param stateDirectory where the stack keeps its configuration, credentials, data and logs; made when it is missing
     */
    public LocalTarget(Path stateDirectory) {
        this(stateDirectory, LocalOptions.none());
    }

    /**
     * @param stateDirectory where the stack keeps its configuration, credentials, data and logs; made when it is missing
     * @param options what its user chose; it counts when servers are started
     */
    public LocalTarget(Path stateDirectory, LocalOptions options) {
        this.state = new StackDirectory(stateDirectory);
        this.options = options;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public Endpoints start(Deadline deadline, Consumer<String> progress) {
        return start(EnumSet.allOf(ServerKind.class), deadline, progress);
    }

    /**
     * As {@link #start(Deadline, Consumer)}, but some servers only, such as to measure one alone.
     *
     * @param names of {@code kafka}, {@code connect} and {@code neo4j}
     */
    public Endpoints start(Collection<String> names, Deadline deadline, Consumer<String> progress) {
        Set<ServerKind> servers = EnumSet.allOf(ServerKind.class);
        servers.removeIf(server -> !names.contains(server.id()));
        return start(servers, deadline, progress);
    }

    private Endpoints start(Set<ServerKind> servers, Deadline deadline, Consumer<String> progress) {
        state.create();
        try (DirectoryLock lock = DirectoryLock.take(state)) {
            return ProcessLauncher.start(state, options, servers, deadline, progress);
        }
    }

    /** Whether the next start finds a class-data archive for each server. The first one after a change finds none. */
    public boolean hasArchives() {
        return StackConfiguration.ofLastStart(state)
                .map(configuration -> Stream.of(ServerKind.values())
                        .allMatch(server -> ClassDataArchive.of(ServerFiles.render(server, configuration))
                                .exists()))
                .orElse(false);
    }

    /** {@inheritDoc} Asks whether each process is there and listens; {@link #status()} asks the servers themselves. */
    @Override
    public Optional<Endpoints> running() {
        return running(EnumSet.allOf(ServerKind.class));
    }

    @Override
    public Optional<Endpoints> runningWith(String server) {
        Set<ServerKind> needed = EnumSet.allOf(ServerKind.class);
        needed.removeIf(kind -> !kind.id().equals(server));
        return running(needed);
    }

    private Optional<Endpoints> running(Set<ServerKind> servers) {
        return StackConfiguration.ofLastStart(state)
                .filter(configuration -> servers.stream()
                        .allMatch(server -> ServerProcess.find(state, server.id())
                                .filter(process -> process.listensOn(configuration.port(server)))
                                .isPresent()))
                .map(StackConfiguration::endpoints);
    }

    @Override
    public void stop(Deadline deadline, Consumer<String> progress) {
        DirectoryLock.ifExists(state, () -> new LocalStop(state, progress).inOrder(deadline));
    }

    @Override
    public void kill() {
        DirectoryLock.ifExists(state, () -> new LocalStop(state, line -> {}).atOnce());
    }

    @Override
    public void end(String server, StopMode ending) {
        ServerProcess process = ServerProcess.find(state, server)
                .orElseThrow(() -> new FailedException(server + " does not run.", "Start it: k2g up."));
        if (ending == StopMode.AT_ONCE) {
            process.kill();
        }
        process.end(TO_END);
    }

    @Override
    public void purge() {
        DirectoryLock.ifExists(state, () -> {
            for (ServerKind server : ServerKind.values()) {
                ServerProcess.find(state, server.id()).ifPresent(process -> {
                    throw new FailedException(
                            server.title() + " (pid " + process.handle().pid() + ") still runs on the data in "
                                    + state.root() + ".",
                            "Stop it first: k2g down.");
                });
            }
            state.delete(state.root());
        });
    }

    @Override
    public List<ServerStatus> status() {
        Optional<StackConfiguration> configuration = StackConfiguration.ofLastStart(state);
        Neo4jRuntime neo4j = Neo4jRuntime.ofLastStart(state);
        return Stream.of(ServerKind.values())
                .map(server -> configuration
                        .flatMap(stack -> status(server, stack))
                        .orElseGet(() ->
                                server.stopped(ServerProgram.of(server, neo4j).version(server))))
                .toList();
    }

    private Optional<ServerStatus> status(ServerKind server, StackConfiguration configuration) {
        return ServerProcess.find(state, server.id())
                .map(process -> server.started(
                        configuration.version(server),
                        configuration.endpoints(),
                        configuration.access(),
                        OptionalLong.of(process.handle().pid())));
    }

    @Override
    public Map<String, Path> logs() {
        Map<String, Path> logs = new LinkedHashMap<>();
        for (ServerKind server : ServerKind.values()) {
            logs.put(server.id(), state.log(server.id()));
        }
        return logs;
    }
}
