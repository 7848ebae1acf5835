package dev.k2g.docker;

import dev.k2g.docker.engine.FoundContainer;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.ServerStatus.State;
import dev.k2g.stack.start.Probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The state of each server, as the server itself and the engine tell it. */
final class DockerStatus {

    private static final List<DockerServer> ORDER =
            List.of(DockerServer.KAFKA, DockerServer.CONNECT, DockerServer.NEO4J);

    private DockerStatus() {}

    static List<ServerStatus> stopped() {
        return ORDER.stream().map(server -> stopped(server, "")).toList();
    }

    private static ServerStatus stopped(DockerServer server, String version) {
        return new ServerStatus(server.id(), State.STOPPED, version, "", OptionalLong.empty(), OptionalInt.empty());
    }

    static List<ServerStatus> of(DockerStack stack, Map<DockerServer, FoundContainer> there) {
        Map<String, String> versions = StackVersions.of(stack.names().state());
        Endpoints endpoints = stack.endpoints(Map.of());
        List<ServerStatus> statuses = new ArrayList<>();
        for (DockerServer server : ORDER) {
            FoundContainer container = there.get(server);
            String version = versions.getOrDefault(server.id(), "");
            statuses.add(
                    container != null && container.running()
                            ? started(server, version, stack, endpoints)
                            : stopped(server, version));
        }
        return statuses;
    }

    private static ServerStatus started(DockerServer server, String version, DockerStack stack, Endpoints endpoints) {
        String address = switch (server) {
            case KAFKA -> endpoints.kafka().bootstrapServers();
            case CONNECT -> endpoints.connect().uri().toString();
            case NEO4J -> endpoints.neo4j().uri().toString();
        };
        return new ServerStatus(
                server.id(),
                answers(server, endpoints) ? State.RUNNING : State.NOT_ANSWERING,
                version,
                address,
                OptionalLong.empty(),
                OptionalInt.of(stack.port(server.ports().get(0))));
    }

    private static boolean answers(DockerServer server, Endpoints endpoints) {
        try (Probe probe = server.probe()) {
            return probe.answers(endpoints);
        } catch (FailedException e) {
            return false; // it refuses our credentials: no answer that anybody can use
        }
    }
}
