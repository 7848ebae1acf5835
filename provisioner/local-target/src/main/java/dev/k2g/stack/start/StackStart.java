package dev.k2g.stack.start;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.stack.files.PortClaims;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.StackPorts;
import dev.k2g.stack.files.UserCache;

import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** One start of a stack: reuses what runs and answers, starts the rest side by side, and undoes that if it fails. */
public final class StackStart {

    private final ServerLauncher launcher;
    private final Set<ServerKind> running;
    private final Deadline deadline;
    private final Consumer<String> progress;
    private final Set<ServerKind> started = EnumSet.noneOf(ServerKind.class);
    private boolean undone;

    private StackStart(ServerLauncher launcher, Set<ServerKind> running, Deadline deadline, Consumer<String> progress) {
        this.launcher = launcher;
        this.running = running;
        this.deadline = deadline;
        this.progress = progress;
    }

    /**
     * Starts servers, and ends when all of them answer.
     *
     * @param state where the stack keeps its ports
     * @param wanted the servers that are to run
     * @param running those that run already, whether they answer or not
     * @param launcher runs them on ports that no other stack takes meanwhile
     * @param deadline until when they must answer
     * @param progress told, in one line each, what happens
     * @throws IOException when the machine refuses a server or a port
     * @throws FailedException when a server ends while it starts
     * @throws UnreachableException when one does not answer in time
     */
    public static Endpoints run(
            StackDirectory state,
            Set<ServerKind> wanted,
            Set<ServerKind> running,
            Function<StackPorts, ServerLauncher> launcher,
            Deadline deadline,
            Consumer<String> progress)
            throws IOException {
        try (PortClaims claims = PortClaims.in(UserCache.directory())) {
            StackPorts last = StackPorts.of(state);
            StackPorts ports = new StackPorts(claims.choose(
                    last.ports(), last.of(running.stream().map(ServerKind::id).toList())));
            ports.keep(state);
            return new StackStart(launcher.apply(ports), running, deadline, progress).run(wanted);
        }
    }

    private Endpoints run(Set<ServerKind> wanted) throws IOException {
        Map<ServerKind, Probe> probes = new EnumMap<>(ServerKind.class);
        Endpoints endpoints = launcher.endpoints();
        try (UndoOnExit undo = UndoOnExit.by(this::undo)) {
            for (ServerKind server : wanted) {
                Probe probe = server.probe();
                probes.put(server, probe);
                if (!running.contains(server) || !isKept(server, probe, endpoints)) {
                    progress.accept("Starting " + launcher.describe(server) + launcher.describeFurther(server) + ".");
                    start(server);
                }
            }
            probes.forEach((server, probe) -> await(server, probe, endpoints));
            if (!started.isEmpty()) {
                progress.accept("All servers answer.");
            }
            Endpoints complete = launcher.endpointsOfRunning();
            undo.notNeeded();
            return complete;
        } finally {
            probes.values().forEach(Probe::close);
        }
    }

    private boolean isKept(ServerKind server, Probe probe, Endpoints endpoints) {
        boolean upToDate = launcher.isUpToDate(server);
        if (upToDate && server == ServerKind.CONNECT && started.contains(ServerKind.KAFKA)) {
            return true; // it answers as soon as the broker is back
        }
        boolean answers = probe.answers(endpoints);
        if (upToDate && answers) {
            progress.accept(launcher.describe(server) + " runs already.");
            return true;
        }
        progress.accept("Replacing " + launcher.describeRunning(server) + ", which "
                + (answers ? "has another " + launcher.fingerprinted() + "." : "does not answer."));
        launcher.end(server, answers);
        return false;
    }

    private synchronized void start(ServerKind server) throws IOException {
        if (undone) {
            throw new CancelledException("Interrupted while starting.", null);
        }
        started.add(server);
        launcher.start(server);
    }

    private void await(ServerKind server, Probe probe, Endpoints endpoints) {
        deadline.awaitTrue(
                server.title() + " to answer",
                () -> {
                    requireAlive();
                    return probe.answers(endpoints) && launcher.isComplete(server);
                },
                () -> launcher.reason(server));
    }

    private synchronized void requireAlive() {
        for (ServerKind server : started) {
            if (!launcher.isAlive(server)) {
                throw new FailedException(
                        server.title() + " ended while starting: " + launcher.reason(server), launcher.remedy(server));
            }
        }
    }

    /** Also from a shutdown hook, and then nothing may follow. */
    private synchronized void undo() {
        undone = true;
        launcher.undo(started);
        started.clear();
    }
}
