package dev.k2g.docker;

import dev.k2g.docker.engine.Containers;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.FoundContainer;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The containers of a stack by server. */
final class StackContainers {

    private final Containers containers;

    StackContainers(Engine engine, StackNames names) {
        this.containers = new Containers(engine, names.label());
    }

    Containers containers() {
        return containers;
    }

    /** Those that are there, running or not. */
    Map<DockerServer, FoundContainer> all() {
        Map<DockerServer, FoundContainer> found = new EnumMap<>(DockerServer.class);
        containers
                .all()
                .forEach(container -> Stream.of(DockerServer.values())
                        .filter(server -> server.id().equals(container.label(StackNames.SERVER)))
                        .forEach(server -> found.put(server, container)));
        return found;
    }

    Optional<FoundContainer> find(DockerServer server) {
        return Optional.ofNullable(all().get(server));
    }

    boolean runs(DockerServer server) {
        return find(server).filter(FoundContainer::running).isPresent();
    }

    /** What a server has written; empty text when it has no container. */
    String log(DockerServer server) {
        return find(server).map(containers::log).orElse("");
    }
}
