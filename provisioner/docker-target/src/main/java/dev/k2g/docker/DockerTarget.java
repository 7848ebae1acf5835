package dev.k2g.docker;

import dev.k2g.deadline.Deadline;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.FoundContainer;
import dev.k2g.docker.engine.ImageName;
import dev.k2g.docker.image.ConnectImages;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.K2gException;
import dev.k2g.provision.WorkerImage;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.StopMode;
import dev.k2g.stack.Target;
import dev.k2g.stack.files.DirectoryLock;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.start.ServerKind;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Kafka, Connect and Neo4j as containers on a network of their own, published on 127.0.0.1. They survive the process that
 * starts them; what they store is in volumes.
 */
public final class DockerTarget implements Target {

    private static final Duration TO_END = Duration.ofMinutes(1);

    private final StackDirectory state;
    private final StackNames names;
    private final DockerOptions options;

    /**
     * @param stateDirectory where the stack keeps its credentials, certificates, ports and logs; made when it is missing
     * @param options what its user chose; it counts when containers are started
     */
    public DockerTarget(Path stateDirectory, DockerOptions options) {
        this.state = new StackDirectory(stateDirectory);
        this.names = new StackNames(state);
        this.options = options;
    }

    @Override
    public String name() {
        return DockerTargetKind.NAME;
    }

    @Override
    public Endpoints start(Deadline deadline, Consumer<String> progress) {
        Engine engine = Engine.find();
        state.create();
        try (DirectoryLock lock = DirectoryLock.take(state)) {
            return ContainerLauncher.start(engine, state, options, deadline, progress);
        }
    }

    /** {@inheritDoc} There may be no engine, or an image that is not on this machine. */
    @Override
    public Optional<String> lacking() {
        try {
            Engine engine = Engine.find();
            return Stream.of(options.kafka(), options.connect().origin(), options.neo4j())
                    .filter(image -> engine.imageId(image.name()).isEmpty())
                    .map(image -> "The image " + image.name() + " is not on this machine; " + image.setting()
                            + " names another.")
                    .findFirst();
        } catch (K2gException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Optional<WorkerImage> workerImage() {
        return options.connect() instanceof BuiltImage built ? Optional.of(built.asResourceOf(this)) : Optional.empty();
    }

    /** {@inheritDoc} Asks the engine whether each container runs; {@link #status()} asks the servers themselves. */
    @Override
    public Optional<Endpoints> running() {
        return running(kind -> true);
    }

    @Override
    public Optional<Endpoints> runningWith(String server) {
        return running(kind -> kind.id().equals(server));
    }

    private Optional<Endpoints> running(Predicate<ServerKind> needed) {
        return DockerStack.ofLastStart(state).flatMap(stack -> {
            Set<ServerKind> running =
                    new StackContainers(Engine.find(), names).running().keySet();
            return Stream.of(ServerKind.values()).filter(needed).allMatch(running::contains)
                    ? Optional.of(stack.endpoints(stack.versions()))
                    : Optional.empty();
        });
    }

    @Override
    public void stop(Deadline deadline, Consumer<String> progress) {
        DirectoryLock.ifExists(state, () -> new StackContainers(Engine.find(), names).stop(deadline, progress));
    }

    @Override
    public void kill() {
        DirectoryLock.ifExists(state, () -> new StackContainers(Engine.find(), names).kill());
    }

    @Override
    public void end(String server, StopMode ending) {
        StackContainers containers = new StackContainers(Engine.find(), names);
        FoundContainer container = containers.running().values().stream()
                .filter(candidate -> candidate.label(StackNames.SERVER).equals(server))
                .findFirst()
                .orElseThrow(() -> new FailedException(server + " does not run.", "Start it: k2g up."));
        switch (ending) {
            case IN_ORDER -> containers.containers().stop(container, TO_END);
            case AT_ONCE -> containers.containers().kill(container);
        }
    }

    /** {@inheritDoc} Also what was left of a stack whose state directory somebody has deleted. */
    @Override
    public void purge() {
        Engine engine = Engine.find();
        StackContainers containers = new StackContainers(engine, names);
        containers.running().values().forEach(container -> {
            throw new FailedException(
                    "The container " + container.name() + " still runs on the data of " + state.root() + ".",
                    "Stop it first: k2g down.");
        });
        containers.kill();
        NetworkAndVolumes resources = new NetworkAndVolumes(engine.client(), names);
        resources.volumes().forEach(resources::removeVolume);
        DirectoryLock.ifExists(state, () -> state.delete(state.root()));
    }

    /** {@inheritDoc} Other recipes may use the same images. */
    @Override
    public Optional<String> leftByPurge() {
        Engine engine = Engine.find();
        boolean isBuilt = !new ConnectImages(engine, line -> {}).built().isEmpty();
        List<String> pulled = Stream.of(options.kafka(), options.connect().origin(), options.neo4j())
                .map(ImageName::name)
                .filter(image -> engine.imageId(image).isPresent())
                .toList();
        return pulled.isEmpty() && !isBuilt
                ? Optional.empty()
                : Optional.of("Images stay: " + (isBuilt ? "k2g image remove takes those that k2g has built" : "")
                        + (isBuilt && !pulled.isEmpty() ? "; " : "")
                        + (pulled.isEmpty() ? "" : "docker image rm takes " + String.join(", ", pulled)) + ".");
    }

    @Override
    public List<ServerStatus> status() {
        return DockerStack.ofLastStart(state)
                .map(this::status)
                .orElseGet(() -> Stream.of(ServerKind.values())
                        .map(server -> server.stopped(""))
                        .toList());
    }

    private List<ServerStatus> status(DockerStack stack) {
        Map<String, String> versions = stack.versions();
        Endpoints endpoints = stack.endpoints(Map.of());
        Set<ServerKind> running =
                new StackContainers(Engine.find(), names).running().keySet();
        return Stream.of(ServerKind.values())
                .map(server -> {
                    String version = versions.getOrDefault(server.id(), "");
                    return running.contains(server)
                            ? server.started(version, endpoints, stack.access(), OptionalLong.empty())
                            : server.stopped(version);
                })
                .toList();
    }

    @Override
    public Map<String, Path> logs() {
        Map<String, Path> logs = new LinkedHashMap<>();
        if (state.exists()) {
            StackContainers containers = new StackContainers(Engine.find(), names);
            containers.all().forEach((server, container) -> {
                Path file = state.log(server.id());
                state.write(file, containers.containers().log(container));
                logs.put(server.id(), file);
            });
        }
        return logs;
    }
}
