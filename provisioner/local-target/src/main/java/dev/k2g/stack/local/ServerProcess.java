package dev.k2g.stack.local;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.UnreachableException;
import dev.k2g.stack.files.PortOwner;
import dev.k2g.stack.files.PropertiesText;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.start.Probe;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A server's process, known by more than its pid: pids are reused, so the instant of its start and its arguments must
 * fit too.
 *
 * @param handle the process
 * @param argumentFile the file that its arguments are read from; no other process was started with it
 * @param fingerprint of the configuration that it was started with
 */
record ServerProcess(ProcessHandle handle, Path argumentFile, String fingerprint) {

    /** Linux derives the start from clock ticks since boot: the same process may seem to move a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    /** The recorded process, if it still runs; else one that was started and never recorded, if there is one. */
    static Optional<ServerProcess> find(StackDirectory state, String server) {
        Path argumentFile = argumentFile(state, server);
        Path file = state.processRecord(server);
        Map<String, String> values = Files.exists(file) ? state.guarded(() -> PropertiesText.read(file)) : Map.of();
        return recorded(values)
                .map(handle -> new ServerProcess(handle, argumentFile, values.getOrDefault("fingerprint", "")))
                .filter(ServerProcess::isAlive)
                .or(() -> orphan(argumentFile));
    }

    private static Optional<ProcessHandle> recorded(Map<String, String> values) {
        try {
            Instant started = Instant.parse(values.getOrDefault("started", ""));
            return ProcessHandle.of(Long.parseLong(values.getOrDefault("pid", "")))
                    .filter(handle -> handle.info()
                            .startInstant()
                            .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                            .orElse(false));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty(); // half-written or foreign: no record
        }
    }

    private static Optional<ServerProcess> orphan(Path argumentFile) {
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.info()
                        .arguments()
                        .map(arguments -> isAmong(arguments, argumentFile))
                        .orElse(false))
                .map(handle -> new ServerProcess(handle, argumentFile, ""))
                .filter(ServerProcess::isAlive)
                .findFirst();
    }

    private static boolean isAmong(String[] arguments, Path argumentFile) {
        return List.of(arguments).contains("@" + argumentFile);
    }

    static Path argumentFile(StackDirectory state, String server) {
        return state.server(server).resolve("java.args");
    }

    /** Keeps what {@link #find} needs. */
    void record(StackDirectory state, String server) {
        Map<String, String> values = Map.of(
                "pid", Long.toString(handle.pid()),
                "started", handle.info().startInstant().map(Instant::toString).orElse(""),
                "fingerprint", fingerprint);
        state.write(state.processRecord(server), PropertiesText.write(values));
    }

    /** Whether the process runs and is the one that was meant. */
    boolean isAlive() {
        ProcessHandle.Info info = handle.info();
        return handle.isAlive()
                && info.arguments()
                        .map(arguments -> isAmong(arguments, argumentFile))
                        // a dead one that nobody reaped has no arguments; one that just becomes java has a command at
                        // least
                        .orElse(info.command().isPresent());
    }

    /** Whether it listens on a port of 127.0.0.1; whether anybody does, where it cannot be known who. */
    boolean listensOn(int port) {
        return PortOwner.isProcess(handle.pid(), port).orElseGet(() -> Probe.listens(port));
    }

    /** Asks it to end in order. */
    void terminate() {
        handle.destroy();
    }

    /** Ends it at once. */
    void kill() {
        handle.destroyForcibly();
    }

    /** Ends it, and waits until it is gone: in order, but not for longer than this. */
    void end(Duration timeout) {
        try {
            terminate();
            awaitEnd(timeout);
        } catch (UnreachableException e) {
            kill(); // it hangs
            awaitEnd(AFTER_KILL);
        }
    }

    private void awaitEnd(Duration timeout) {
        String pid = "pid " + handle.pid();
        Deadline.in(timeout).awaitTrue(pid + " to end", () -> !isAlive(), () -> pid + " is still there");
    }

    /**
     * Starts a server. It survives the end of k2g, and the Ctrl-C and the closed terminal meant for k2g: signals that are
     * ignored when a JVM starts stay ignored.
     *
     * @throws IOException when there is no such program or no memory for it
     */
    static ServerProcess start(StackDirectory state, String server, Path java, String fingerprint) throws IOException {
        Path argumentFile = argumentFile(state, server);
        ProcessBuilder builder = new ProcessBuilder(
                "/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "k2g-" + server, java.toString(), "@" + argumentFile);
        builder.directory(state.server(server).toFile());
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectErrorStream(true);
        Files.deleteIfExists(state.log(server));
        // a server may write to the same file itself
        builder.redirectOutput(Redirect.appendTo(state.log(server).toFile()));
        // what the user's shell holds, secrets included, is none of the servers' business
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR"));
        // glibc gives every thread an arena of 64 MB otherwise
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        ServerProcess started = new ServerProcess(process.toHandle(), argumentFile, fingerprint);
        started.record(state, server);
        return started;
    }
}
