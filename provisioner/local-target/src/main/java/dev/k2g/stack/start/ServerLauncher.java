package dev.k2g.stack.start;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.stack.files.StackAccess;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What a {@link StackStart} does with servers, by the way in which they are run: as processes, or as containers. */
public interface ServerLauncher {

    /** How one gets into the stack. */
    StackAccess access();

    /** What a client needs, as far as it is known before they run. */
    Endpoints endpoints();

    /** The same, when all answer. */
    default Endpoints endpointsOfRunning() {
        return endpoints();
    }

    /** A server with its version and port, for people. */
    String describe(ServerKind server);

    /** What is worth a word besides when a server is started. */
    default String describeFurther(ServerKind server) {
        return "";
    }

    /** What runs as a server now, for people. */
    String describeRunning(ServerKind server);

    /** What a server is made of, for people: it is replaced when that has changed. */
    String fingerprinted();

    /** Whether a server that runs is made of what it would be made of now. */
    boolean isUpToDate(ServerKind server);

    /**
     * Ends a server that runs, to be replaced.
     *
     * @param answers whether it answers still
     */
    void end(ServerKind server, boolean answers);

    /**
     * Starts a server, and does not wait for it.
     *
     * @throws IOException when the machine refuses
     */
    void start(ServerKind server) throws IOException;

    /** Whether a server that was started is still there. */
    boolean isAlive(ServerKind server);

    /** Whether a server that was started is what listens on this port of 127.0.0.1; empty when that cannot be known. */
    default Optional<Boolean> listensOn(ServerKind server, int port) {
        return Optional.empty();
    }

    /** Whether a server that answers is complete. */
    default boolean isComplete(ServerKind server) {
        return true;
    }

    /** Why a server may not answer, by its log, to the end of a sentence. */
    String reason(ServerKind server);

    /** What to do about a server that ended while it was starting. */
    String remedy(ServerKind server);

    /** Ends these, which were started, at once, and takes away what was made for them. */
    void undo(Set<ServerKind> started);
}
