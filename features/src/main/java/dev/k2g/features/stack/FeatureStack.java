package dev.k2g.features.stack;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * The one stack of a run of feature files, started when the first scenario needs it. Its folder is the value of the
 * system property {@value #STATE}, by default {@value #DEFAULT_STATE}; it has ports of its own.
 *
 * <p>Static, because Cucumber makes new objects for each scenario and calls only static methods after the last one.
 */
public final class FeatureStack {

    /** The system property that names the stack's folder. */
    public static final String STATE = "k2g.features.state";

    private static final String DEFAULT_STATE = "target/feature-stack";

    private static @Nullable Stack running;

    private FeatureStack() {}

    /** The stack, which runs from now on. */
    public static synchronized Stack running() {
        Stack stack = running;
        if (stack == null) {
            stack = Stack.start(
                    Path.of(System.getProperty(STATE, DEFAULT_STATE)).toAbsolutePath());
            running = stack;
            Runtime.getRuntime().addShutdownHook(new Thread(FeatureStack::stop, "stop-feature-stack"));
        }
        return stack;
    }

    /** Ends it, if it runs, and forgets what it stored. */
    public static synchronized void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
