package dev.k2g.target.local;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.target.ServerStatus;
import dev.k2g.target.ServerStatus.State;
import dev.k2g.target.Target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Kafka, Connect and Neo4j as processes of this machine. They survive the process that starts them. */
public final class LocalTarget implements Target {

    private final StateDirectory state;

    /**
     * @param stateDirectory where the stack keeps its configuration, credentials, data and logs; made when it is missing
     */
    public LocalTarget(Path stateDirectory) {
        this.state = new StateDirectory(stateDirectory);
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public Endpoints start(Deadline deadline, Consumer<String> progress) {
        state.create();
        try (StateLock lock = StateLock.take(state)) {
            return new StackStart(state, deadline, progress).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Endpoints> running() {
        Optional<StackConfiguration> configuration = configuration();
        boolean allListen = configuration.isPresent()
                && Arrays.stream(Server.values())
                        .allMatch(
                                server -> ServerProcess.find(state, server.id()).isPresent()
                                        && Probe.listens(configuration.get().port(server.port())));
        return allListen ? configuration.map(StackConfiguration::endpoints) : Optional.empty();
    }

    @Override
    public void stop(Deadline deadline, Consumer<String> progress) {
        if (!state.exists()) {
            return;
        }
        try (StateLock lock = StateLock.take(state)) {
            new StackStop(state, configuration(), progress).inOrder(deadline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every server at once, without order: for a stack whose data is forgotten anyway. */
    public void kill() {
        if (!state.exists()) {
            return;
        }
        try (StateLock lock = StateLock.take(state)) {
            new StackStop(state, configuration(), line -> {}).atOnce();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void purge() {
        if (!state.exists()) {
            return;
        }
        try (StateLock lock = StateLock.take(state)) {
            for (Server server : Server.values()) {
                ServerProcess.find(state, server.id()).ifPresent(process -> {
                    throw new FailedException(
                            server.title() + " (pid " + process.handle().pid() + ") still runs on the data in "
                                    + state.root() + ".",
                            "Stop it first: k2g down.");
                });
            }
            state.delete(state.root());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<ServerStatus> status() {
        Optional<StackConfiguration> configuration = configuration();
        List<ServerStatus> statuses = new ArrayList<>();
        for (Server server : Server.values()) {
            Optional<ServerProcess> process = ServerProcess.find(state, server.id());
            statuses.add(
                    process.isEmpty() || configuration.isEmpty()
                            ? new ServerStatus(
                                    server.id(),
                                    State.STOPPED,
                                    server.version(),
                                    "",
                                    OptionalLong.empty(),
                                    OptionalInt.empty())
                            : running(server, process.get(), configuration.get()));
        }
        return statuses;
    }

    private static ServerStatus running(Server server, ServerProcess process, StackConfiguration configuration) {
        Endpoints endpoints = configuration.endpoints();
        try (Probe probe = server.probe()) {
            State state = probe.answers(endpoints) ? State.RUNNING : State.NOT_ANSWERING;
            String address = switch (server) {
                case KAFKA -> endpoints.kafka().bootstrapServers();
                case CONNECT -> endpoints.connect().uri().toString();
                case NEO4J -> endpoints.neo4j().uri().toString();
            };
            return new ServerStatus(
                    server.id(),
                    state,
                    server.version(),
                    address,
                    OptionalLong.of(process.handle().pid()),
                    OptionalInt.of(configuration.port(server.port())));
        }
    }

    @Override
    public Map<String, Path> logs() {
        Map<String, Path> logs = new LinkedHashMap<>();
        for (Server server : Server.values()) {
            logs.put(server.id(), state.log(server.id()));
        }
        return logs;
    }

    /** The configuration that the servers were started with, if any ever were. */
    private Optional<StackConfiguration> configuration() {
        if (!Files.exists(state.ports()) || !Files.exists(state.credentials())) {
            return Optional.empty();
        }
        Map<PortRange, Integer> ports = StackStart.remembered(state);
        return ports.size() < PortRange.values().length
                ? Optional.empty()
                : Optional.of(new StackConfiguration(
                        state, Credentials.of(state), new TlsFiles(state.tls()), new EnumMap<>(ports)));
    }
}
