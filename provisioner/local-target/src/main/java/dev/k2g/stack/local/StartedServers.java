package dev.k2g.stack.local;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The servers that one start has started, to be undone as a whole, also from a shutdown hook. */
final class StartedServers {

    private final Map<LocalServer, ServerProcess> processes = new EnumMap<>(LocalServer.class);
    private boolean undone;

    /** Starts a process. */
    interface Launch {
        ServerProcess run() throws IOException;
    }

    /** Starts a server, unless everything was undone meanwhile. */
    synchronized void start(LocalServer server, Launch launch) throws IOException {
        if (undone) {
            throw new IOException("interrupted");
        }
        processes.put(server, launch.run());
    }

    synchronized boolean contains(LocalServer server) {
        return processes.containsKey(server);
    }

    synchronized boolean isEmpty() {
        return processes.isEmpty();
    }

    /** A server that was started and is no more. */
    synchronized Optional<LocalServer> firstDead() {
        return processes.entrySet().stream()
                .filter(entry -> !entry.getValue().handle().isAlive())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Ends every started server at once, and lets none follow. */
    synchronized void undo() {
        undone = true;
        processes.values().forEach(ServerProcess::kill);
        processes.values().forEach(process -> process.handle().onExit().join());
        processes.clear();
    }
}
