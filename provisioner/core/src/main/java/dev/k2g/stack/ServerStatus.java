package dev.k2g.stack;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One server of a target.
 *
 * @param server {@code kafka}, {@code connect} or {@code neo4j}
 * @param state whether it runs
 * @param version its version, or empty text when unknown
 * @param address where it listens, or empty text
 * @param pid its process id, when it is a process of this machine
 * @param port its main port, when it runs
 */
public record ServerStatus(
        String server, State state, String version, String address, OptionalLong pid, OptionalInt port) {

    /** Whether a server runs. */
    public enum State {
        /** It runs and answers. */
        RUNNING,
        /** Its process is there but does not answer. */
        NOT_ANSWERING,
        /** It answers, and refuses the credentials of the stack. */
        LOGIN_REFUSED,
        /** It does not run. */
        STOPPED
    }
}
