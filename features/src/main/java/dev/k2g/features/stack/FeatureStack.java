package dev.k2g.features.stack;

import dev.k2g.failure.CancelledException;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * The one stack of a run of feature files: the one that was given, or one that is started when the first scenario needs
 * it. The folder of that one is the value of the system property {@value #STATE}, by default {@value #DEFAULT_STATE}; it
 * has ports of its own.
 *
 * <p>Static, because Cucumber makes new objects for each scenario and calls only static methods after the last one.
 */
public final class FeatureStack {

    /** The system property that names the stack's folder. */
    public static final String STATE = "k2g.features.state";

    private static final String DEFAULT_STATE = "target/feature-stack";

    private static @Nullable Stack running;
    private static boolean isGiven;
    private static volatile boolean isCancelled;

    private FeatureStack() {}

    /** Scenarios use this stack from now on. Whoever gives it closes it. */
    public static synchronized void use(Stack stack) {
        running = stack;
        isGiven = true;
        isCancelled = false;
    }

    /** Scenarios that have not ended yet fail at once. */
    public static void cancel() {
        isCancelled = true;
    }

    /**
     * The stack, which runs from now on.
     *
     * @throws CancelledException when the run was cancelled
     */
    public static synchronized Stack running() {
        if (isCancelled) {
            throw new CancelledException("Interrupted.", null);
        }
        Stack stack = running;
        if (stack == null) {
            stack = Stack.start(
                    Path.of(System.getProperty(STATE, DEFAULT_STATE)).toAbsolutePath());
            running = stack;
            Runtime.getRuntime().addShutdownHook(new Thread(FeatureStack::stop, "stop-feature-stack"));
        }
        return stack;
    }

    /** Ends it, if it was started here, and forgets what it stored. */
    public static synchronized void stop() {
        if (running != null && !isGiven) {
            running.close();
        }
        running = null;
        isGiven = false;
    }
}
