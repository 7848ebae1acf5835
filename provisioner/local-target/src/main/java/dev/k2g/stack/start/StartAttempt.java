package dev.k2g.stack.start;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.UnreachableException;
import dev.k2g.stack.files.PortClaims;
import dev.k2g.stack.files.StackDirectory;

import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One attempt to start a stack on certain ports. What it has started is gone when it fails. */
final class StartAttempt {

    private final StackDirectory state;
    private final ServerLauncher launcher;
    private final Set<ServerKind> running;
    private final Deadline deadline;
    private final Consumer<String> progress;
    private final Set<ServerKind> started = EnumSet.noneOf(ServerKind.class);
    private boolean undone;

    /** @param running the servers that run before; those that the attempt ends are taken out of it */
    StartAttempt(
            StackDirectory state,
            ServerLauncher launcher,
            Set<ServerKind> running,
            Deadline deadline,
            Consumer<String> progress) {
        this.state = state;
        this.launcher = launcher;
        this.running = running;
        this.deadline = deadline;
        this.progress = progress;
    }

    /**
     * Ends when all of these answer.
     *
     * @throws FailedException with {@link FindingCode#PORT_TAKEN} when somebody else has a port by now
     */
    Endpoints run(Set<ServerKind> wanted) throws IOException {
        Map<ServerKind, ServerReadiness> servers = new EnumMap<>(ServerKind.class);
        Endpoints endpoints = launcher.endpoints();
        try (UndoOnExit undo = UndoOnExit.by(this::undo)) {
            for (ServerKind server : wanted) {
                ServerReadiness readiness = new ServerReadiness(server, launcher, endpoints, state.credentials());
                servers.put(server, readiness);
                if (!running.contains(server) || !isKept(server, readiness)) {
                    progress.accept("Starting " + launcher.describe(server) + launcher.describeFurther(server) + ".");
                    start(server);
                }
            }
            servers.forEach(this::await);
            if (!started.isEmpty()) {
                progress.accept("All servers answer.");
            }
            Endpoints complete = launcher.endpointsOfRunning();
            undo.notNeeded();
            return complete;
        } finally {
            servers.values().forEach(ServerReadiness::close);
        }
    }

    private boolean isKept(ServerKind server, ServerReadiness readiness) {
        boolean upToDate = launcher.isUpToDate(server);
        if (upToDate && server == ServerKind.CONNECT && started.contains(ServerKind.KAFKA)) {
            return true; // it answers as soon as the broker is back
        }
        boolean answers = readiness.look().answers();
        if (upToDate && readiness.isThere()) {
            if (answers) {
                progress.accept(launcher.describe(server) + " runs already.");
            }
            return true;
        }
        progress.accept("Replacing " + launcher.describeRunning(server) + ", which "
                + (readiness.isThere() ? "has another " + launcher.fingerprinted() + "." : "does not answer."));
        launcher.end(server, answers);
        running.remove(server);
        return false;
    }

    private synchronized void start(ServerKind server) throws IOException {
        if (undone) {
            throw new CancelledException("Interrupted while starting.", null);
        }
        started.add(server);
        launcher.start(server);
    }

    private void await(ServerKind server, ServerReadiness readiness) {
        try {
            deadline.awaitTrue(
                    server.title() + " to answer",
                    () -> {
                        requireAlive();
                        return readiness.isReady();
                    },
                    readiness::whyNotYet);
        } catch (UnreachableException e) {
            throw e.code() == FindingCode.TIMED_OUT ? readiness.late(e) : e;
        }
    }

    private synchronized void requireAlive() {
        for (ServerKind server : started) {
            if (!launcher.isAlive(server)) {
                throw ended(server, launcher.reason(server));
            }
        }
    }

    /** A server that cannot have a port says so last of all, or not in so many words. */
    private FailedException ended(ServerKind server, String reason) {
        Optional<Integer> taken = launcher.access().ports().of(Set.of(server.id())).stream()
                .filter(port -> !PortClaims.isFree(port))
                .sorted()
                .findFirst();
        if (taken.isPresent() || TakenPort.isReason(reason)) {
            return new FailedException(
                    FindingCode.PORT_TAKEN,
                    taken.map(port -> TakenPort.of(server, port))
                            .orElseGet(() -> server.title() + " could not have a port: " + reason),
                    TakenPort.REMEDY);
        }
        return new FailedException(server.title() + " ended while starting: " + reason, launcher.remedy(server));
    }

    /** Also from a shutdown hook, and then nothing may follow. */
    private synchronized void undo() {
        undone = true;
        launcher.undo(started);
        started.clear();
    }
}
