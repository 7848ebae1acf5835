package dev.k2g.stack;

/** How a server is ended. */
public enum StopMode {
    /** As when its machine is restarted: it is asked to end. */
    IN_ORDER,
    /** As when its machine loses power. */
    AT_ONCE
}
