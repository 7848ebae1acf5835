package dev.k2g.features.stack;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.CancelledException;
import dev.k2g.pipeline.Clients;
import dev.k2g.stack.StopMode;
import dev.k2g.stack.Target;
import dev.k2g.stack.files.PortClaims;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The servers of a stack with their clients: ours to start and to end, or those that run already and go on. */
final class StackServers implements AutoCloseable {

    static final Duration TO_START = Duration.ofMinutes(3);

    private final Path folder;
    private final Target target;
    private final boolean areOurs;
    private final List<Clients> formerClients = new ArrayList<>();
    private volatile Clients clients;
    private @Nullable PortClaims heldPorts;
    private boolean isBroken;

    private StackServers(Path folder, Target target, Endpoints endpoints, boolean areOurs) {
        this.folder = folder;
        this.target = target;
        this.areOurs = areOurs;
        this.clients = Clients.open(endpoints);
    }

    /** Ours, after what an aborted run left was forgotten. When one does not start, nothing but the logs is left. */
    static StackServers start(Path folder, Target target, Deadline deadline, Consumer<String> progress) {
        forget(target);
        try {
            return new StackServers(folder, target, target.start(deadline, progress), true);
        } catch (CancelledException e) {
            uninterrupted(() -> forget(target));
            throw e;
        } catch (RuntimeException e) {
            forgetButForLogs(target, e, progress);
            throw e;
        }
    }

    /** Why they did not start may stand in any of them. */
    private static void forgetButForLogs(Target target, RuntimeException failure, Consumer<String> progress) {
        try {
            uninterrupted(() -> {
                List<Path> kept = KeptLogs.past(target, () -> forget(target));
                if (!kept.isEmpty()) {
                    progress.accept("The servers' logs are kept until the next run: "
                            + kept.stream().map(Path::toString).collect(Collectors.joining(", ")));
                }
            });
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    static StackServers thatRun(Path folder, Target target, Endpoints endpoints) {
        return new StackServers(folder, target, endpoints, false);
    }

    boolean areOurs() {
        return areOurs;
    }

    Path folder() {
        return folder;
    }

    Target target() {
        return target;
    }

    Clients clients() {
        return clients;
    }

    void end(String server, StopMode ending) {
        isBroken = true;
        holdPorts();
        target.end(server, ending);
    }

    /** Keeps them from being given to another stack while a server is away. */
    private void holdPorts() {
        releasePorts();
        Endpoints endpoints = clients.endpoints();
        PortClaims held = PortClaims.open();
        held.reserve(
                URI.create("kafka://" + endpoints.kafka().bootstrapServers()).getPort());
        held.reserve(endpoints.connect().uri().getPort());
        held.reserve(endpoints.neo4j().uri().getPort());
        heldPorts = held;
    }

    private void releasePorts() {
        PortClaims held = heldPorts;
        heldPorts = null;
        if (held != null) {
            held.close();
        }
    }

    /** Starts again what was ended, and waits until everything answers, perhaps on other ports. */
    void mend() {
        Clients before = clients;
        clients = before.after(target.start(Deadline.in(TO_START), line -> {}));
        releasePorts();
        if (!clients.equals(before)) {
            formerClients.add(before);
        }
        isBroken = false;
    }

    void mendIfBroken() {
        if (isBroken) {
            mend();
        }
    }

    /** Closes the clients; ends what is ours at once, and forgets what it stored. */
    @Override
    public void close() {
        releasePorts();
        clients.close();
        formerClients.forEach(Clients::close);
        if (areOurs) {
            forget(target);
        }
    }

    private static void forget(Target target) {
        target.kill();
        target.purge();
    }

    /** Does what no interrupt must break off: by a thread that nobody else knows. */
    static void uninterrupted(Runnable work) {
        try {
            CompletableFuture.runAsync(work, tidying -> new Thread(tidying, "k2g-tidy-up").start())
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
