package dev.k2g.docker;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.docker.engine.ContainerSpec;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.FoundContainer;
import dev.k2g.docker.engine.ImageName;
import dev.k2g.docker.engine.SpecFingerprint;
import dev.k2g.docker.worker.WorkerLogError;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
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
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One start of a stack: reuses what runs and answers, starts the rest side by side, and undoes that if it fails. */
final class DockerStart {

    private static final Duration ORDERLY_END = Duration.ofSeconds(10);

    private final Engine engine;
    private final StackDirectory state;
    private final StackNames names;
    private final DockerOptions options;
    private final Deadline deadline;
    private final Consumer<String> progress;
    private final StackContainers containers;
    private final NetworkAndVolumes resources;
    private final StartUndo started;

    DockerStart(
            Engine engine, StackDirectory state, DockerOptions options, Deadline deadline, Consumer<String> progress) {
        this.engine = engine;
        this.state = state;
        this.names = new StackNames(state);
        this.options = options;
        this.deadline = deadline;
        this.progress = progress;
        this.containers = new StackContainers(engine, names);
        this.resources = new NetworkAndVolumes(engine, names);
        this.started = new StartUndo(engine, containers, resources, names);
    }

    Endpoints run() {
        state.requireSpace();
        StackImages images = StackImages.provide(engine, options, progress);
        requirePasswords();
        Credentials credentials = Credentials.of(state);
        TlsFiles tls = TlsFiles.of(
                state,
                Instant.now(),
                Stream.of(DockerServer.values()).map(DockerServer::id).toList());
        Map<DockerServer, Probe> awaited = new EnumMap<>(DockerServer.class);
        Map<DockerServer, FoundContainer> there = containers.all();
        try (PortClaims claims = PortClaims.in(UserCache.directory());
                UndoOnExit undo = UndoOnExit.by(started::undo)) {
            StackPorts remembered = StackPorts.of(state);
            Map<PortRange, Integer> ports = claims.choose(
                    remembered.ports(),
                    remembered.of(there.entrySet().stream()
                            .filter(entry -> entry.getValue().running())
                            .map(entry -> entry.getKey().id())
                            .toList()));
            new StackPorts(ports).keep(state);
            DockerStack stack = new DockerStack(names, credentials, tls, ports);
            Endpoints endpoints = stack.endpoints(Map.of());
            started.createNetwork();
            for (DockerServer server : DockerServer.values()) {
                Probe probe = server.probe();
                awaited.put(server, probe);
                startUnlessItRuns(server, stack, images, there, probe);
            }
            awaitAll(endpoints, awaited);
            Map<String, String> versions = images.versions(engine);
            versions.put(
                    DockerServer.CONNECT.id(),
                    Connect.at(endpoints.connect(), endpoints.redaction()).version());
            StackVersions.keep(state, versions);
            undo.notNeeded();
            return stack.endpoints(versions);
        } catch (IOException e) {
            throw new FailedException(
                    "The containers cannot be started: " + e.getMessage() + ".",
                    "Check that " + UserCache.directory() + " is writable.",
                    e);
        } finally {
            awaited.values().forEach(Probe::close);
        }
    }

    /** Data that is there opens with the passwords that it was made with only. */
    private void requirePasswords() {
        if (!Files.exists(state.credentials()) && !resources.volumes().isEmpty()) {
            throw new FailedException(
                    "The data of this stack is there, in volumes of the engine, but its passwords in "
                            + state.credentials() + " are gone.",
                    "Forget the data with k2g down --purge, or put the file back.");
        }
    }

    private void startUnlessItRuns(
            DockerServer server,
            DockerStack stack,
            StackImages images,
            Map<DockerServer, FoundContainer> there,
            Probe probe) {
        ImageName image = images.of(server);
        ContainerSpec spec = ServerContainers.spec(server, stack);
        String fingerprint =
                SpecFingerprint.of(spec, images.id(server), stack.credentials().brokerSecret());
        FoundContainer container = there.get(server);
        if (container != null) {
            if (isKept(server, container, fingerprint, stack, probe)) {
                progress.accept(describe(server, image, stack) + " runs already.");
                return;
            }
            containers.containers().end(container, container.running() ? ORDERLY_END : Duration.ZERO);
        }
        progress.accept("Starting " + describe(server, image, stack) + ".");
        started.start(
                server,
                ServerContainers.container(server, image),
                spec.withLabel(StackNames.FINGERPRINT, fingerprint),
                image.name());
    }

    private boolean isKept(
            DockerServer server, FoundContainer container, String fingerprint, DockerStack stack, Probe probe) {
        if (!container.running()) {
            return false;
        }
        boolean upToDate = container.label(StackNames.FINGERPRINT).equals(fingerprint);
        if (upToDate && server == DockerServer.CONNECT && started.started(DockerServer.KAFKA)) {
            return true; // it answers as soon as the broker is back
        }
        boolean answers = probe.answers(stack.endpoints(Map.of()));
        if (!upToDate || !answers) {
            progress.accept("Replacing the container " + container.name() + ", which "
                    + (answers ? "has another image or configuration." : "does not answer."));
        }
        return upToDate && answers;
    }

    private static String describe(DockerServer server, ImageName image, DockerStack stack) {
        return server.title() + " (" + image.name() + ") on port "
                + stack.port(server.ports().get(0));
    }

    private void awaitAll(Endpoints endpoints, Map<DockerServer, Probe> awaited) {
        awaited.forEach((server, probe) -> deadline.awaitTrue(
                server.title() + " to answer",
                () -> {
                    List.of(DockerServer.values()).forEach(this::requireAlive);
                    return probe.answers(endpoints);
                },
                () -> complaint(server) + "."));
        if (started.startedAny()) {
            progress.accept("All servers answer.");
        }
    }

    private void requireAlive(DockerServer server) {
        if (started.started(server) && !containers.runs(server)) {
            throw new FailedException(
                    server.title() + " ended while starting: " + complaint(server) + ".",
                    "Check the image, and K2G_" + server.name() + "_IMAGE that names another one.");
        }
    }

    private String complaint(DockerServer server) {
        String log = containers.log(server);
        return server == DockerServer.CONNECT ? WorkerLogError.in(log).text() : ServerLog.tellingLine(log);
    }
}
