package dev.k2g.docker.engine;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.UnreachableException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the engine should be. Testcontainers says no more than that it found none, and that after ten seconds.
 *
 * @param host the value of {@code DOCKER_HOST}, if it has one
 * @param sockets where engines listen otherwise
 */
record EngineAddress(Optional<String> host, List<Path> sockets) {

    private static final int TIMEOUT_MS = 3_000;

    static EngineAddress ofEnvironment(Map<String, String> environment) {
        String home = System.getProperty("user.home");
        List<Path> sockets = new ArrayList<>(List.of(Path.of("/var/run/docker.sock")));
        Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .ifPresent(directory -> sockets.add(Path.of(directory, "docker.sock")));
        sockets.add(Path.of(home, ".docker/run/docker.sock"));
        sockets.add(Path.of(home, ".docker/desktop/docker.sock"));
        return new EngineAddress(
                Optional.ofNullable(environment.get("DOCKER_HOST")).filter(value -> !value.isBlank()), sockets);
    }

    /**
     * Checks that something listens there.
     *
     * @throws UnreachableException when nothing does, or this user may not use it
     */
    void requireReachable() {
        if (host.isPresent()) {
            requireReachable(host.get());
        } else if (!Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"))) {
            requireSocket(sockets.stream().filter(Files::exists).findFirst().orElse(sockets.get(0)));
        }
    }

    private static void requireReachable(String host) {
        URI uri = URI.create(host.strip());
        if ("unix".equals(uri.getScheme())) {
            requireSocket(Path.of(uri.getPath()));
        } else if ("tcp".equals(uri.getScheme()) && uri.getPort() > 0) {
            requireTcp(uri);
        } else if (!"npipe".equals(uri.getScheme()) && !"tcp".equals(uri.getScheme())) {
            throw failure("DOCKER_HOST is " + host + ", and k2g knows unix:// and tcp:// only.", "Correct it", null);
        }
    }

    private static void requireSocket(Path socket) {
        if (!Files.exists(socket)) {
            throw failure("There is no Docker engine: nothing is at " + socket + ".", "Start one", null);
        }
        if (!Files.isReadable(socket) || !Files.isWritable(socket)) {
            throw new UnreachableException(
                    FindingCode.UNREACHABLE,
                    "You may not use the Docker engine: no permission on its socket " + socket + ".",
                    "Name an engine that you may use with DOCKER_HOST, such as a rootless one, or do without: --target local."
                            + " Members of the group that owns the socket may use it, and can do all that root can.");
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw failure(
                    "The Docker engine does not answer at " + socket + ": " + e.getMessage() + ".", "Start it", e);
        }
    }

    private static void requireTcp(URI uri) {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.socket().connect(new InetSocketAddress(uri.getHost(), uri.getPort()), TIMEOUT_MS);
        } catch (IOException e) {
            throw failure("The Docker engine does not answer at " + uri + ": " + e.getMessage() + ".", "Start it", e);
        }
    }

    private static UnreachableException failure(String problem, String remedy, @Nullable Throwable cause) {
        return new UnreachableException(
                problem, remedy + ", name another with DOCKER_HOST, or do without: --target local.", cause);
    }
}
