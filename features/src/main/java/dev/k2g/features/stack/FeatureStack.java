package dev.k2g.features.stack;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.CancelledException;
import dev.k2g.stack.Target;
import dev.k2g.stack.TargetChoices;
import dev.k2g.stack.TargetKind;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The one stack of a run of feature files: the one that was given, or one that is started when the first scenario needs
 * it. That one is of the kind that K2G_TARGET names unless a suite says otherwise, by default {@value #DEFAULT_KIND}; its
 * folder is the value of the system property {@value #STATE}, by default {@value #DEFAULT_STATE}.
 *
 * <p>Static, because Cucumber makes new objects for each scenario and calls only static methods after the last one.
 */
public final class FeatureStack {

    /** The system property that names the stack's folder. */
    public static final String STATE = "k2g.features.state";

    private static final String DEFAULT_STATE = "target/feature-stack";
    private static final String DEFAULT_KIND = "local";

    private static @Nullable Stack running;
    private static @Nullable String kind;
    private static Optional<Path> officialSink = Optional.empty();
    private static boolean isGiven;
    private static volatile boolean isCancelled;

    private FeatureStack() {}

    /** Scenarios use this stack from now on. Whoever gives it closes it. */
    public static synchronized void use(Stack stack) {
        running = stack;
        isGiven = true;
        isCancelled = false;
    }

    /** The stack of the next run is on this kind of target: {@code local}, {@code docker}. */
    public static synchronized void nextIsOn(String targetKind) {
        kind = targetKind;
    }

    /** The stack of the next run has this sink: the plugin folder of the official one; empty for the stand-in. */
    public static synchronized void nextHas(Optional<Path> sink) {
        officialSink = sink;
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
            Path folder = Path.of(System.getProperty(STATE, DEFAULT_STATE)).toAbsolutePath();
            Target target = TargetKind.named(kind()).open(folder, new TargetChoices(System.getenv(), officialSink));
            stack = Stack.start(folder, target, Deadline.in(StackServers.TO_START), line -> {});
            running = stack;
            Runtime.getRuntime().addShutdownHook(new Thread(FeatureStack::stop, "stop-feature-stack"));
        }
        return stack;
    }

    private static String kind() {
        return Objects.requireNonNullElseGet(kind, () -> System.getenv().getOrDefault("K2G_TARGET", DEFAULT_KIND));
    }

    /** Ends it, if it was started here, and forgets what it stored. */
    public static synchronized void stop() {
        if (running != null && !isGiven) {
            running.close();
        }
        running = null;
        kind = null;
        officialSink = Optional.empty();
        isGiven = false;
    }
}
