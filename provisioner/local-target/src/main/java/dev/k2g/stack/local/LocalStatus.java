package dev.k2g.stack.local;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.ServerStatus.State;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.start.Probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The state of each server, as the server itself and its process tell it. */
final class LocalStatus {

    private LocalStatus() {}

    static List<ServerStatus> of(StackDirectory state) {
        Optional<StackConfiguration> configuration = StackConfiguration.ofLastStart(state);
        List<ServerStatus> statuses = new ArrayList<>();
        for (LocalServer server : LocalServer.values()) {
            Optional<ServerProcess> process =
                    configuration.isPresent() ? ServerProcess.find(state, server.id()) : Optional.empty();
            statuses.add(
                    process.isPresent() && configuration.isPresent()
                            ? started(server, process.get(), configuration.get())
                            : stopped(server, Neo4jRuntime.ofLastStart(state)));
        }
        return statuses;
    }

    private static ServerStatus stopped(LocalServer server, Neo4jRuntime neo4j) {
        return new ServerStatus(
                server.id(),
                State.STOPPED,
                server.program(neo4j).version(server),
                "",
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    private static ServerStatus started(LocalServer server, ServerProcess process, StackConfiguration configuration) {
        Endpoints endpoints = configuration.endpoints();
        String address = switch (server) {
            case KAFKA -> endpoints.kafka().bootstrapServers();
            case CONNECT -> endpoints.connect().uri().toString();
            case NEO4J -> endpoints.neo4j().uri().toString();
        };
        return new ServerStatus(
                server.id(),
                answers(server, endpoints) ? State.RUNNING : State.NOT_ANSWERING,
                configuration.version(server),
                address,
                OptionalLong.of(process.handle().pid()),
                OptionalInt.of(configuration.port(server.port())));
    }

    private static boolean answers(LocalServer server, Endpoints endpoints) {
        try (Probe probe = server.probe()) {
            return probe.answers(endpoints);
        } catch (FailedException e) {
            return false; // it refuses our credentials: no answer that anybody can use
        }
    }
}
