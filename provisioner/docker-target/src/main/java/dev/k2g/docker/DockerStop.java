package dev.k2g.docker;

import dev.k2g.deadline.Deadline;
import dev.k2g.docker.engine.Containers;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.FoundContainer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One stop of a stack. Its containers and its network go; its volumes stay. */
final class DockerStop {

    private final Containers containers;
    private final NetworkAndVolumes resources;
    private final Map<DockerServer, FoundContainer> there;

    DockerStop(Engine engine, StackNames names) {
        StackContainers stack = new StackContainers(engine, names);
        this.containers = stack.containers();
        this.resources = new NetworkAndVolumes(engine, names);
        this.there = stack.all();
    }

    /** Connect first, as it is a client of the others; then Neo4j and Kafka side by side. */
    void inOrder(Deadline deadline, Consumer<String> progress) {
        there.forEach((server, container) -> {
            if (container.running()) {
                progress.accept("Stopping " + server.title() + ".");
            }
        });
        // one that hangs must leave the others time
        stop(List.of(DockerServer.CONNECT), deadline.remaining().dividedBy(2));
        stop(List.of(DockerServer.NEO4J, DockerServer.KAFKA), deadline.remaining());
        resources.removeNetwork();
    }

    private void stop(List<DockerServer> sideBySide, Duration patience) {
        CompletableFuture<?>[] ends = sideBySide.stream()
                .flatMap(server -> Stream.ofNullable(there.get(server)))
                .map(container -> CompletableFuture.runAsync(() -> containers.end(container, patience)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends).join();
    }

    /** All at once, without waiting for what they would do in order. */
    void atOnce() {
        there.values().forEach(containers::remove);
        resources.removeNetwork();
    }
}
