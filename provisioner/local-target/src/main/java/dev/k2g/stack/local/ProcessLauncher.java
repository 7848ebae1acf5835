package dev.k2g.stack.local;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.PortOwner;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.StackAccess;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.TlsFiles;
import dev.k2g.stack.start.Probe;
import dev.k2g.stack.start.ServerKind;
import dev.k2g.stack.start.ServerLauncher;
import dev.k2g.stack.start.ServerLog;
import dev.k2g.stack.start.StackStart;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs servers as processes of this machine. */
final class ProcessLauncher implements ServerLauncher {

    private static final Duration ORDERLY_END = Duration.ofSeconds(10);

    /** Neo4j answers on Bolt before it listens on these, and ends if another server has taken them by then. */
    private static final List<PortRange> LATE_PORTS = List.of(PortRange.HTTP, PortRange.HTTPS);

    private final StackConfiguration configuration;
    private final Map<ServerKind, ServerProcess> processes;
    private final Map<ServerKind, ServerFiles> files = new EnumMap<>(ServerKind.class);

    private ProcessLauncher(StackConfiguration configuration, Map<ServerKind, ServerProcess> processes) {
        this.configuration = configuration;
        this.processes = processes;
    }

    /** Starts servers of a stack, and ends when all of these answer. */
    static Endpoints start(
            StackDirectory state,
            LocalOptions options,
            Set<ServerKind> servers,
            Deadline deadline,
            Consumer<String> progress) {
        state.requireSpace();
        Map<ServerKind, ServerProcess> processes = new EnumMap<>(ServerKind.class);
        for (ServerKind server : ServerKind.values()) {
            ServerProcess.find(state, server.id()).ifPresent(process -> processes.put(server, process));
        }
        Neo4jRuntime neo4j =
                new Neo4jChoice(options, Neo4jRuntime.ofData(state), Jdk.own(), Jdk.foldersOfThisMachine()).decide();
        Credentials credentials = Credentials.of(state);
        TlsFiles tls = TlsFiles.of(state, Instant.now(), List.of());
        try {
            return StackStart.run(
                    state,
                    servers,
                    Set.copyOf(processes.keySet()),
                    ports -> {
                        neo4j.keep(state);
                        StackAccess access = new StackAccess(credentials, tls, ports);
                        return new ProcessLauncher(
                                new StackConfiguration(
                                        state, access, neo4j, options.officialSink(), options.accounts()),
                                processes);
                    },
                    deadline,
                    progress);
        } catch (IOException e) {
            throw new FailedException(
                    "The servers cannot be started: " + e.getMessage() + ".",
                    "Check free memory (free -m) and process limits (ulimit -u).",
                    e);
        }
    }

    @Override
    public StackAccess access() {
        return configuration.access();
    }

    @Override
    public Endpoints endpoints() {
        return configuration.endpoints();
    }

    @Override
    public String describe(ServerKind server) {
        return server.title() + " " + configuration.version(server) + " on port " + configuration.port(server);
    }

    /** The Java, when it is not the one that everything else runs on. */
    @Override
    public String describeFurther(ServerKind server) {
        Jdk jdk = configuration.program(server).jdk();
        return jdk.equals(Jdk.own()) ? "" : ", with Java " + jdk.version() + " in " + jdk.home();
    }

    @Override
    public String describeRunning(ServerKind server) {
        return server.title() + " (pid " + process(server).handle().pid() + ")";
    }

    @Override
    public String fingerprinted() {
        return "configuration";
    }

    @Override
    public boolean isUpToDate(ServerKind server) {
        return process(server).fingerprint().equals(fingerprint(server));
    }

    @Override
    public void end(ServerKind server, boolean answers) {
        process(server).end(answers ? ORDERLY_END : Duration.ZERO);
        processes.remove(server);
    }

    @Override
    public void start(ServerKind server) throws IOException {
        files(server).write(configuration);
        Path java = configuration.program(server).jdk().usableJava();
        processes.put(server, ServerProcess.start(configuration.state(), server.id(), java, fingerprint(server)));
    }

    @Override
    public boolean isAlive(ServerKind server) {
        return process(server).handle().isAlive();
    }

    @Override
    public Optional<Boolean> listensOn(ServerKind server, int port) {
        return PortOwner.isProcess(process(server).handle().pid(), port);
    }

    @Override
    public boolean isComplete(ServerKind server) {
        return server != ServerKind.NEO4J
                || LATE_PORTS.stream()
                        .map(configuration.access().ports()::port)
                        .allMatch(port -> listensOn(server, port).orElseGet(() -> Probe.listens(port)));
    }

    @Override
    public String reason(ServerKind server) {
        Path log = configuration.state().log(server.id());
        return ServerLog.tellingLine(log) + " (log: " + log + ")";
    }

    @Override
    public String remedy(ServerKind server) {
        return "Look into its log: k2g logs " + server.id() + ".";
    }

    @Override
    public void undo(Set<ServerKind> started) {
        List<ServerProcess> ours = started.stream()
                .flatMap(server -> Stream.ofNullable(processes.get(server)))
                .toList();
        ours.forEach(ServerProcess::kill);
        ours.forEach(process -> process.handle().onExit().join());
    }

    private ServerProcess process(ServerKind server) {
        return Objects.requireNonNull(processes.get(server));
    }

    private ServerFiles files(ServerKind server) {
        return files.computeIfAbsent(server, any -> ServerFiles.render(any, configuration));
    }

    private String fingerprint(ServerKind server) {
        return files(server).fingerprint(configuration.access().tls(), configuration.state());
    }
}
