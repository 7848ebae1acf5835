package dev.k2g.twin;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.StopMode;
import dev.k2g.stack.Target;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A local stack with a twin before it. The stack survives the process that starts it; each process has a twin of its own. */
final class TwinTarget implements Target {

    private final Target local;
    private final Supplier<TwinRights> rights;
    private @Nullable Twin twin;
    private @Nullable Endpoints behind;

    /** @param rights what may be done on Kafka, asked for when a twin starts */
    TwinTarget(Target local, Supplier<TwinRights> rights) {
        this.local = local;
        this.rights = rights;
    }

    @Override
    public String name() {
        return "twin";
    }

    @Override
    public Endpoints start(Deadline deadline, Consumer<String> progress) {
        return before(local.start(deadline, progress));
    }

    @Override
    public Optional<Endpoints> running() {
        return local.running().map(this::before);
    }

    /** The worker may be on another port than before. */
    private synchronized Endpoints before(Endpoints stack) {
        Twin started = twin;
        if (started == null || !stack.equals(behind)) {
            close();
            started = Twin.start(stack, rights.get(), TwinOptions.quick(), line -> {});
            twin = started;
            behind = stack;
        }
        return started.endpoints();
    }

    private synchronized void close() {
        if (twin != null) {
            twin.close();
            twin = null;
        }
    }

    @Override
    public void stop(Deadline deadline, Consumer<String> progress) {
        close();
        local.stop(deadline, progress);
    }

    @Override
    public void kill() {
        close();
        local.kill();
    }

    @Override
    public void end(String server, StopMode ending) {
        local.end(server, ending);
    }

    @Override
    public void purge() {
        local.purge();
    }

    @Override
    public List<ServerStatus> status() {
        return local.status();
    }

    @Override
    public Map<String, Path> logs() {
        return local.logs();
    }
}
