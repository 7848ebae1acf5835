package dev.k2g.stack.start;

/** Undoes a start that does not come to its end: because it fails, or because k2g is interrupted. */
public final class UndoOnExit implements AutoCloseable {

    private final Runnable undo;
    private final Thread hook;
    private boolean needed = true;

    private UndoOnExit(Runnable undo) {
        this.undo = undo;
        this.hook = new Thread(undo, "k2g-undo-start");
    }

    /**
     * From now on.
     *
     * @param undo ends what the start has started, and lets nothing follow; may run twice
     */
    public static UndoOnExit by(Runnable undo) {
        UndoOnExit undoing = new UndoOnExit(undo);
        Runtime.getRuntime().addShutdownHook(undoing.hook);
        return undoing;
    }

    /** The start has come to its end. */
    public void notNeeded() {
        needed = false;
    }

    @Override
    public void close() {
        if (needed) {
            undo.run();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            undo.run(); // the JVM is ending, and the hook does the same
        }
    }
}
