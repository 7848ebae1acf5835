package dev.k2g.docker;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.docker.engine.ContainerSetup;
import dev.k2g.docker.engine.ContainerSpec;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.FoundContainer;
import dev.k2g.docker.engine.ImageName;
import dev.k2g.docker.image.SinkInImage;
import dev.k2g.docker.worker.WorkerLogError;
import dev.k2g.docker.worker.WorkerReadiness;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.StackAccess;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.TlsFiles;
import dev.k2g.stack.start.ServerKind;
import dev.k2g.stack.start.ServerLauncher;
import dev.k2g.stack.start.ServerLog;
import dev.k2g.stack.start.StackStart;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs servers as containers, with a network and volumes. */
final class ContainerLauncher implements ServerLauncher {

    private static final Duration ORDERLY_END = Duration.ofSeconds(10);

    private final Engine engine;
    private final DockerStack stack;
    private final StackImages images;
    private final StackContainers containers;
    private final NetworkAndVolumes resources;
    private final Map<ServerKind, FoundContainer> there;
    private final Set<String> madeVolumes = new LinkedHashSet<>();
    private boolean madeNetwork;

    /** The worker that another image is being tried in place of. */
    private Optional<FoundContainer> aside = Optional.empty();

    private ContainerLauncher(
            Engine engine, DockerStack stack, StackImages images, Map<ServerKind, FoundContainer> there) {
        this.engine = engine;
        this.stack = stack;
        this.images = images;
        this.containers = new StackContainers(engine, stack.names());
        this.resources = new NetworkAndVolumes(engine.client(), stack.names());
        this.there = there;
    }

    /** Starts a stack, and ends when all of its servers answer. */
    static Endpoints start(
            Engine engine, StackDirectory state, DockerOptions options, Deadline deadline, Consumer<String> progress) {
        StackNames names = new StackNames(state);
        state.requireSpace();
        StackImages images = StackImages.provide(engine, options, progress);
        requirePasswords(state, new NetworkAndVolumes(engine.client(), names));
        Credentials credentials = Credentials.of(state);
        TlsFiles tls = TlsFiles.of(
                state,
                Instant.now(),
                Stream.of(ServerKind.values()).map(ServerKind::id).toList());
        StackContainers containers = new StackContainers(engine, names);
        Map<ServerKind, FoundContainer> there = containers.all();
        try {
            return StackStart.run(
                    state,
                    EnumSet.allOf(ServerKind.class),
                    containers.running().keySet(),
                    ports -> new ContainerLauncher(
                            engine, new DockerStack(names, new StackAccess(credentials, tls, ports)), images, there),
                    deadline,
                    progress);
        } catch (IOException e) {
            throw new FailedException(
                    "The containers cannot be started: " + e.getMessage() + ".",
                    "Check with docker info and the engine's log what keeps it.",
                    e);
        }
    }

    /** Data that is there opens with the passwords that it was made with only. */
    private static void requirePasswords(StackDirectory state, NetworkAndVolumes resources) {
        if (!Files.exists(state.credentials()) && !resources.volumes().isEmpty()) {
            throw new FailedException(
                    FindingCode.DATA_OF_OTHER_CREDENTIALS,
                    "The data of this stack is there, in volumes of the engine, but its passwords in "
                            + state.credentials() + " are gone.",
                    Credentials.PUT_BACK);
        }
    }

    @Override
    public StackAccess access() {
        return stack.access();
    }

    @Override
    public Endpoints endpoints() {
        return stack.endpoints(Map.of());
    }

    @Override
    public Endpoints endpointsOfRunning() {
        Map<String, String> versions = images.versions(engine);
        Endpoints endpoints = endpoints();
        versions.put(
                ServerKind.CONNECT.id(),
                Connect.at(endpoints.connect(), endpoints.redaction()).version());
        stack.keepVersions(versions);
        containers.removeAsides();
        aside = Optional.empty();
        return stack.endpoints(versions);
    }

    @Override
    public String describe(ServerKind server) {
        return server.title() + " (" + images.of(server).name() + ") on port " + stack.port(server.port());
    }

    @Override
    public String describeRunning(ServerKind server) {
        return "the container " + container(server).name();
    }

    @Override
    public String fingerprinted() {
        return "image or configuration";
    }

    @Override
    public boolean isUpToDate(ServerKind server) {
        return container(server).label(StackNames.FINGERPRINT).equals(fingerprint(server, spec(server)));
    }

    private ContainerSpec spec(ServerKind server) {
        return ServerContainers.spec(server, stack, images.pluginDiscovery());
    }

    /** {@inheritDoc} A worker waits under another name until the one in its place has proved that it has the sink. */
    @Override
    public void end(ServerKind server, boolean answers) {
        FoundContainer container = container(server);
        if (server == ServerKind.CONNECT) {
            SinkInImage.required(engine, images.of(server));
            containers.containers().setAside(container, ORDERLY_END);
            aside = Optional.of(container);
        } else {
            containers.containers().end(container, ORDERLY_END);
        }
        there.remove(server);
    }

    @Override
    public void start(ServerKind server) {
        FoundContainer stopped = there.remove(server);
        if (stopped != null) {
            containers.containers().remove(stopped);
        }
        madeNetwork |= resources.createNetwork();
        ContainerSpec spec = spec(server);
        spec.volumes().keySet().stream().filter(resources::createVolume).forEach(madeVolumes::add);
        ImageName image = images.of(server);
        ContainerSetup.start(
                engine,
                ServerContainers.container(server, image),
                spec.withLabel(StackNames.FINGERPRINT, fingerprint(server, spec)),
                image.name());
    }

    private String fingerprint(ServerKind server, ContainerSpec spec) {
        return spec.fingerprint(images.id(server), stack.access().credentials().brokerSecret());
    }

    @Override
    public boolean isAlive(ServerKind server) {
        return containers.running().containsKey(server);
    }

    /** {@inheritDoc} A worker is when it lists the sink. */
    @Override
    public boolean isComplete(ServerKind server) {
        if (server == ServerKind.CONNECT) {
            Endpoints endpoints = endpoints();
            return WorkerReadiness.hasSink(endpoints.connect(), endpoints.redaction());
        }
        return true;
    }

    /** {@inheritDoc} The engine starts no container whose ports it cannot have. */
    @Override
    public Optional<Boolean> listensOn(ServerKind server, int port) {
        return isAlive(server) ? Optional.of(true) : Optional.empty();
    }

    @Override
    public String reason(ServerKind server) {
        String log = containers.log(server);
        return (server == ServerKind.CONNECT ? WorkerLogError.in(log).text() : ServerLog.tellingLine(log)) + ".";
    }

    @Override
    public String remedy(ServerKind server) {
        return "Check the image, and K2G_" + server.name() + "_IMAGE that names another one.";
    }

    @Override
    public void undo(Set<ServerKind> started) {
        containers.all().forEach((server, container) -> {
            if (started.contains(server) && !container.isAside()) {
                containers.containers().remove(container);
            }
        });
        takeBack(started);
        madeVolumes.forEach(resources::removeVolume);
        madeVolumes.clear();
        if (madeNetwork) {
            resources.removeNetwork();
            madeNetwork = false;
        }
    }

    /** Whose broker is gone has nothing to go on with. */
    private void takeBack(Set<ServerKind> started) {
        if (started.contains(ServerKind.KAFKA)) {
            containers.removeAsides();
        } else {
            aside.ifPresent(containers.containers()::takeBack);
        }
        aside = Optional.empty();
    }

    private FoundContainer container(ServerKind server) {
        return Objects.requireNonNull(there.get(server));
    }
}
