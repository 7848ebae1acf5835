package dev.k2g.stack.local;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.K2gException;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.PortClaims;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.StackPorts;
import dev.k2g.stack.files.TlsFiles;
import dev.k2g.stack.files.UserCache;
import dev.k2g.stack.start.Probe;
import dev.k2g.stack.start.ServerLog;
import dev.k2g.stack.start.UndoOnExit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One start of a stack: reuses what runs and answers, starts the rest side by side, and undoes that if it fails. */
final class LocalStart {

    private static final Duration ORDERLY_END = Duration.ofSeconds(10);

    /** Neo4j answers on Bolt before it listens on these, and ends if another server has taken them by then. */
    private static final List<PortRange> LATE_PORTS = List.of(PortRange.HTTP, PortRange.HTTPS);

    private final StackDirectory state;
    private final LocalOptions options;
    private final Set<LocalServer> servers;
    private final Deadline deadline;
    private final Consumer<String> progress;
    private final Map<LocalServer, ServerProcess> alive = new EnumMap<>(LocalServer.class);
    private final StartedServers started = new StartedServers();

    LocalStart(
            StackDirectory state,
            LocalOptions options,
            Set<LocalServer> servers,
            Deadline deadline,
            Consumer<String> progress) {
        this.state = state;
        this.options = options;
        this.servers = servers;
        this.deadline = deadline;
        this.progress = progress;
    }

    Endpoints run() {
        state.requireSpace();
        for (LocalServer server : LocalServer.values()) {
            ServerProcess.find(state, server.id()).ifPresent(process -> alive.put(server, process));
        }
        Neo4jRuntime neo4j =
                new Neo4jChoice(options, Neo4jRuntime.ofData(state), Jdk.own(), InstalledJdks.ofThisMachine()).decide();
        Credentials credentials = Credentials.of(state);
        TlsFiles tls = TlsFiles.of(state, Instant.now(), List.of());
        Map<LocalServer, Probe> awaited = new EnumMap<>(LocalServer.class);
        try (PortClaims claims = PortClaims.in(UserCache.directory());
                UndoOnExit undo = UndoOnExit.by(started::undo)) {
            StackPorts remembered = StackPorts.of(state);
            Map<PortRange, Integer> ports = claims.choose(
                    remembered.ports(),
                    remembered.of(alive.keySet().stream().map(LocalServer::id).toList()));
            new StackPorts(ports).keep(state);
            neo4j.keep(state);
            StackConfiguration configuration = new StackConfiguration(
                    state, credentials, tls, ports, neo4j, options.officialSink(), options.accounts());
            Endpoints endpoints = configuration.endpoints();
            for (LocalServer server : servers) {
                startUnlessItRuns(server, configuration, awaited);
            }
            awaitAll(endpoints, awaited, ports);
            undo.notNeeded();
            return endpoints;
        } catch (IOException e) {
            throw new FailedException(
                    "The servers cannot be started: " + e.getMessage() + ".",
                    "Check free memory (free -m), process limits (ulimit -u) and that " + UserCache.directory()
                            + " is writable.",
                    e);
        } finally {
            awaited.values().forEach(Probe::close);
        }
    }

    private void startUnlessItRuns(
            LocalServer server, StackConfiguration configuration, Map<LocalServer, Probe> awaited) throws IOException {
        ServerFiles files = ServerFiles.render(server, configuration);
        String fingerprint = files.fingerprint(configuration.tls(), state);
        Probe probe = server.probe();
        awaited.put(server, probe);
        ServerProcess running = alive.get(server);
        if (running != null) {
            boolean upToDate = running.fingerprint().equals(fingerprint);
            if (upToDate && server == LocalServer.CONNECT && started.contains(LocalServer.KAFKA)) {
                return; // it answers as soon as the broker is back
            }
            boolean answers = probe.answers(configuration.endpoints());
            if (upToDate && answers) {
                progress.accept(describe(server, configuration) + " runs already.");
                return;
            }
            progress.accept("Replacing " + server.title() + " (pid "
                    + running.handle().pid() + "), which "
                    + (answers ? "has another configuration." : "does not answer."));
            running.end(answers ? ORDERLY_END : Duration.ZERO);
        }
        files.write(configuration);
        progress.accept("Starting " + describe(server, configuration) + describeJava(files.program()) + ".");
        Path java = files.program().jdk().usableJava();
        started.start(server, () -> ServerProcess.start(state, server.id(), java, fingerprint));
    }

    private static String describe(LocalServer server, StackConfiguration configuration) {
        return server.title() + " " + configuration.version(server) + " on port " + configuration.port(server.port());
    }

    /** Worth a word when it is not the Java that everything else runs on. */
    private static String describeJava(ServerProgram program) {
        Jdk jdk = program.jdk();
        return jdk.equals(Jdk.own()) ? "" : ", with Java " + jdk.version() + " in " + jdk.home();
    }

    private void awaitAll(Endpoints endpoints, Map<LocalServer, Probe> awaited, Map<PortRange, Integer> ports) {
        awaited.forEach((server, probe) -> await(server, () -> probe.answers(endpoints)));
        if (started.contains(LocalServer.NEO4J)) {
            await(LocalServer.NEO4J, () -> LATE_PORTS.stream().map(ports::get).allMatch(Probe::listens));
        }
        if (!started.isEmpty()) {
            progress.accept("All servers answer.");
        }
    }

    private void await(LocalServer server, BooleanSupplier answers) {
        deadline.awaitTrue(
                server.title() + " to answer",
                () -> {
                    started.firstDead().ifPresent(this::explainDeath);
                    return answers.getAsBoolean();
                },
                () -> ServerLog.tellingLine(state.log(server.id())) + " (log: " + state.log(server.id()) + ")");
    }

    private void explainDeath(LocalServer server) throws K2gException {
        Path log = state.log(server.id());
        throw new FailedException(
                server.title() + " ended while starting: " + ServerLog.tellingLine(log) + " (log: " + log + ")",
                "Look into its log: k2g logs " + server.id() + ".");
    }
}
