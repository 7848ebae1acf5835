package dev.k2g.cloud.aura;

import java.util.Locale;
import java.util.Map;

/** What an instance's status means for whoever wants to use it. */
public enum AuraState {
    /** It can be used. */
    RUNNING,
    /** It can be resumed. */
    PAUSED,
    /** It becomes something else by itself. */
    CHANGING,
    /** Aura has taken it out of service, and only the console brings it back. */
    SUSPENDED,
    /** Its data could not be loaded. */
    FAILED,
    /** It is being deleted. */
    GONE;

    private static final Map<String, AuraState> KNOWN = Map.of(
            "running", RUNNING,
            "paused", PAUSED,
            "suspended", SUSPENDED,
            "loading failed", FAILED,
            "destroying", GONE,
            "destroyed", GONE);

    /** Of a status as the API writes it, whose case differs; one that is not known is taken to pass. */
    static AuraState of(String status) {
        return KNOWN.getOrDefault(status.strip().toLowerCase(Locale.ROOT), CHANGING);
    }
}
