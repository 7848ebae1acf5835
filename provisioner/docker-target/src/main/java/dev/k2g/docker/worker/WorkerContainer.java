package dev.k2g.docker.worker;

import dev.k2g.connect.ConnectorPlugin;
import dev.k2g.deadline.Deadline;
import dev.k2g.docker.engine.ContainerSetup;
import dev.k2g.docker.engine.ContainerSpec;
import dev.k2g.docker.engine.Containers;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.EngineName;
import dev.k2g.docker.engine.FoundContainer;
import dev.k2g.docker.image.SinkInImage;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.WorkerNames;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.stack.files.PortClaims;
import dev.k2g.stack.files.PortOwner;
import dev.k2g.stack.start.UndoOnExit;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The worker of a recipe, as a container of its own beside whatever its target runs. */
public final class WorkerContainer {

    private static final String OWNER = "dev.k2g.worker";
    private static final String PORT = "dev.k2g.port";
    private static final String FINGERPRINT = "dev.k2g.fingerprint";
    private static final Duration ORDERLY_END = Duration.ofSeconds(20);

    /** How long the port of a worker that has ended may still be taken. */
    private static final Duration AFTER_END = Duration.ofSeconds(2);

    private final Engine engine;
    private final Containers containers;

    /**
     * @param engine where it runs
     * @param recipeFolder whose it is
     */
    public WorkerContainer(Engine engine, Path recipeFolder) {
        this.engine = engine;
        this.containers = new Containers(engine.client(), label(recipeFolder));
    }

    /** The label of a recipe's worker. */
    public static Map<String, String> label(Path recipeFolder) {
        return Map.of(OWNER, recipeFolder.toAbsolutePath().normalize().toString());
    }

    /** What a recipe's worker is called. */
    public static String name(Path recipeFolder) {
        return "k2g-worker-"
                + EngineName.of(recipeFolder, recipeFolder.toAbsolutePath().normalize());
    }

    /** It, running or not; one that is set aside where nothing has its place. */
    public Optional<FoundContainer> find() {
        return containers.all().stream().min(Comparator.comparing(FoundContainer::isAside));
    }

    /** The group and the topics that it was started with on this Kafka. */
    public Optional<WorkerNames> names(KafkaEndpoint kafka) {
        return find().map(container -> engine.client()
                        .inspectContainerCmd(container.id())
                        .exec()
                        .getConfig()
                        .getEnv())
                .flatMap(variables -> WorkerVariables.names(kafka, variables));
    }

    /** The port that it was started on. */
    public OptionalInt port() {
        return find().map(container -> container.label(PORT))
                .filter(port -> port.matches("\\d+"))
                .map(port -> OptionalInt.of(Integer.parseInt(port)))
                .orElse(OptionalInt.empty());
    }

    /**
     * Starts it and ends when it is ready; leaves one that runs as it is wanted. When it fails, there is what was there
     * before.
     *
     * @return the sink that it has
     */
    public ConnectorPlugin start(WorkerRequest request, Deadline deadline, Consumer<String> progress) {
        String imageId = engine.provide(request.image(), progress);
        ContainerSpec spec = request.spec();
        String fingerprint =
                spec.fingerprint(imageId, request.endpoints().kafka().apiSecret());
        Optional<FoundContainer> there = find();
        if (there.filter(container ->
                        container.running() && container.label(FINGERPRINT).equals(fingerprint))
                .isPresent()) {
            progress.accept("The worker " + request.name() + " runs already.");
            return readiness(request).await(deadline);
        }
        SinkInImage.required(engine, request.image());
        String port = Integer.toString(request.port());
        if (there.filter(container ->
                        container.running() && container.label(PORT).equals(port))
                .isEmpty()) {
            requireFree(request.port());
        }
        there.ifPresent(container -> {
            progress.accept("Replacing the container " + container.name() + ".");
            containers.setAside(container, ORDERLY_END);
        });
        try (UndoOnExit undo = UndoOnExit.by(() -> takeBack(there))) {
            requireFree(request.port());
            progress.accept("Starting the worker " + request.name() + " ("
                    + request.image().name() + ") on port " + request.port() + ".");
            ContainerSetup.start(
                    engine,
                    new GenericContainer<>(DockerImageName.parse(request.image().name())),
                    spec.withLabel(FINGERPRINT, fingerprint).withLabel(PORT, port),
                    request.image().name());
            ConnectorPlugin sink = readiness(request).await(deadline);
            undo.notNeeded();
            there.ifPresent(containers::remove);
            return sink;
        }
    }

    /**
     * Another port would not be the one that was asked for, and what listens there would be taken for the worker.
     *
     * @throws FailedException when somebody listens there, and goes on to
     */
    static void requireFree(int port) {
        if (!Deadline.in(AFTER_END).isMet(() -> PortClaims.isFree(port))) {
            throw new FailedException(
                    FindingCode.PORT_TAKEN,
                    "The worker cannot have port " + port + ": " + PortOwner.describe(port) + " listens there.",
                    "Name another one with --port, and in connect.worker.url where a target file says this one. If what listens is"
                            + " the worker that you mean, it need not be started.");
        }
    }

    private WorkerReadiness readiness(WorkerRequest request) {
        return new WorkerReadiness(
                endpoint(request.port()),
                request.endpoints().redaction(),
                () -> find().filter(FoundContainer::running).isPresent(),
                this::log);
    }

    /** Its REST API. */
    public static ConnectEndpoint endpoint(int port) {
        return new ConnectEndpoint(URI.create("http://127.0.0.1:" + port));
    }

    /**
     * Stops and removes it.
     *
     * @throws FailedException when there is none
     */
    public void stop() {
        containers.end(required(), ORDERLY_END);
        containers.all().forEach(containers::remove);
    }

    private void takeBack(Optional<FoundContainer> before) {
        containers.all().stream()
                .filter(container -> before.filter(other -> other.id().equals(container.id()))
                        .isEmpty())
                .forEach(containers::remove);
        before.ifPresent(containers::takeBack);
    }

    /** What it has written; empty text when there is none. */
    public String log() {
        return find().map(containers::log).orElse("");
    }

    /**
     * It.
     *
     * @throws FailedException when there is none
     */
    public FoundContainer required() {
        return find().orElseThrow(() ->
                new FailedException("There is no worker of this recipe.", "Start one with k2g worker start."));
    }
}
