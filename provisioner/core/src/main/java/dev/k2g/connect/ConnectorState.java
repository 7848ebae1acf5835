package dev.k2g.connect;

import java.util.Locale;

/** The state of a connector or a task, as Connect and Confluent Cloud name them. */
public enum ConnectorState {
    /** Accepted, not assigned to a worker yet. */
    UNASSIGNED,
    /** A service is making it. */
    PROVISIONING,
    /** It runs. */
    RUNNING,
    /** Some of its tasks do not run. */
    DEGRADED,
    /** It is paused. */
    PAUSED,
    /** It is stopped: its tasks are shut down. */
    STOPPED,
    /** It restarts. */
    RESTARTING,
    /** It failed, and will not run again by itself. */
    FAILED,
    /** A service has deleted it. */
    DELETED,
    /** A state that k2g does not know. */
    UNKNOWN;

    /** Whether it was told to read nothing. */
    public boolean isHalted() {
        return this == PAUSED || this == STOPPED;
    }

    static ConnectorState of(String name) {
        for (ConnectorState state : values()) {
            if (state.name().equals(name.toUpperCase(Locale.ROOT))) {
                return state;
            }
        }
        return UNKNOWN;
    }
}
