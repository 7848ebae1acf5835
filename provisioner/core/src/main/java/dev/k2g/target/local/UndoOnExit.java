package dev.k2g.target.local;

/** Undoes a start that does not come to its end: because it fails, or because k2g is interrupted. */
final class UndoOnExit implements AutoCloseable {

    private final StartedServers servers;
    private final Thread hook;
    private boolean needed = true;

    private UndoOnExit(StartedServers servers) {
        this.servers = servers;
        this.hook = new Thread(servers::undo, "k2g-undo-start");
    }

    static UndoOnExit of(StartedServers servers) {
        UndoOnExit undo = new UndoOnExit(servers);
        Runtime.getRuntime().addShutdownHook(undo.hook);
        return undo;
    }

    /** The start has come to its end. */
    void notNeeded() {
        needed = false;
    }

    @Override
    public void close() {
        if (needed) {
            servers.undo();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            servers.undo(); // the JVM is ending, and the hook does the same
        }
    }
}
