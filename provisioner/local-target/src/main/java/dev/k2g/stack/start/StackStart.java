package dev.k2g.stack.start;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.UnreachableException;
import dev.k2g.stack.files.PortClaims;
import dev.k2g.stack.files.PortOwner;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.StackPorts;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One start of a stack: reuses what runs and answers, starts the rest side by side, and undoes that if it fails. When
 * somebody takes a port between the choice and the start, it is tried on other ports.
 */
public final class StackStart {

    /** Whoever takes a port that often in the moment in which it is chosen will take it once more. */
    private static final int ATTEMPTS = 4;

    private StackStart() {}

    /**
     * Starts servers, and ends when all of them answer.
     *
     * @param state where the stack keeps its ports
     * @param wanted the servers that are to run
     * @param running those that run already, whether they answer or not
     * @param launcher runs them on ports that no other stack takes meanwhile
     * @param deadline until when they must answer
     * @param progress told, in one line each, what happens
     * @throws IOException when the machine refuses a server
     * @throws FailedException when a server ends while it starts, or it is certain that it will never answer
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
        Set<ServerKind> stay = EnumSet.noneOf(ServerKind.class);
        stay.addAll(running);
        StackPorts last = StackPorts.of(state);
        for (int attempt = 1; ; attempt++) {
            try (PortClaims claims = PortClaims.open()) {
                StackPorts ports = new StackPorts(claims.choose(last.ports(), portsOf(stay, last)));
                tellWhatMoves(wanted, last, ports, progress);
                ports.keep(state);
                return new StartAttempt(state, launcher.apply(ports), stay, deadline, progress).run(wanted);
            } catch (FailedException e) {
                if (e.code() != FindingCode.PORT_TAKEN || attempt == ATTEMPTS || deadline.hasPassed()) {
                    throw e;
                }
                progress.accept(e.getMessage() + " Trying other ports.");
                last = last(state, stay);
            }
        }
    }

    private static Set<Integer> portsOf(Set<ServerKind> servers, StackPorts ports) {
        return ports.of(servers.stream().map(ServerKind::id).toList());
    }

    /** Those of the attempt before, but for the ones that are taken, which are not to be waited for. */
    private static StackPorts last(StackDirectory state, Set<ServerKind> stay) {
        StackPorts ports = StackPorts.of(state);
        Set<Integer> ours = portsOf(stay, ports);
        return ports.filter(port -> ours.contains(port) || PortClaims.isFree(port));
    }

    private static void tellWhatMoves(
            Set<ServerKind> wanted, StackPorts last, StackPorts ports, Consumer<String> progress) {
        for (ServerKind server : wanted) {
            PortRange listener = server.port();
            Integer before = last.ports().get(listener);
            if (before != null && before != ports.port(listener)) {
                progress.accept(server.title() + " moves from port " + before + " to " + ports.port(listener) + ": "
                        + PortOwner.describe(before) + " has taken it.");
            }
        }
    }
}
