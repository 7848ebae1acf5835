package dev.k2g.docker;

import dev.k2g.deadline.Deadline;
import dev.k2g.docker.engine.Containers;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.FoundContainer;
import dev.k2g.stack.start.ServerKind;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The containers of a stack by server. */
final class StackContainers {

    private final Containers containers;
    private final NetworkAndVolumes resources;

    StackContainers(Engine engine, StackNames names) {
        this.containers = new Containers(engine.client(), names.label());
        this.resources = new NetworkAndVolumes(engine.client(), names);
    }

    Containers containers() {
        return containers;
    }

    /** Those that are there, running or not. */
    Map<ServerKind, FoundContainer> all() {
        Map<ServerKind, FoundContainer> found = new EnumMap<>(ServerKind.class);
        // one that is set aside counts where nothing has its place
        containers.all().stream()
                .sorted(Comparator.comparing(container -> !container.isAside()))
                .forEach(container -> Stream.of(ServerKind.values())
                        .filter(server -> server.id().equals(container.label(StackNames.SERVER)))
                        .forEach(server -> found.put(server, container)));
        return found;
    }

    /** Those that run. */
    Map<ServerKind, FoundContainer> running() {
        Map<ServerKind, FoundContainer> running = all();
        running.values().removeIf(container -> !container.running());
        return running;
    }

    /** What a server has written; empty text when it has no container. */
    String log(ServerKind server) {
        return Optional.ofNullable(all().get(server)).map(containers::log).orElse("");
    }

    /**
     * Stops and removes them, and their network. Connect first, as it is a client of the others; then Neo4j and Kafka side
     * by side.
     */
    void stop(Deadline deadline, Consumer<String> progress) {
        Map<ServerKind, FoundContainer> there = all();
        running().keySet().forEach(server -> progress.accept("Stopping " + server.title() + "."));
        // one that hangs must leave the others time
        end(there, List.of(ServerKind.CONNECT), deadline.remaining().dividedBy(2));
        end(there, List.of(ServerKind.NEO4J, ServerKind.KAFKA), deadline.remaining());
        removeAsides();
        resources.removeNetwork();
    }

    private void end(Map<ServerKind, FoundContainer> there, List<ServerKind> sideBySide, Duration timeout) {
        CompletableFuture<?>[] ends = sideBySide.stream()
                .flatMap(server -> Stream.ofNullable(there.get(server)))
                .map(container -> CompletableFuture.runAsync(() -> containers.end(container, timeout)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends).join();
    }

    /** Removes those that others have taken the place of. */
    void removeAsides() {
        containers.all().stream().filter(FoundContainer::isAside).forEach(containers::remove);
    }

    /** Removes them and their network at once, without waiting for what they would do in order. */
    void kill() {
        containers.all().forEach(containers::remove);
        resources.removeNetwork();
    }
}
