package dev.k2g.cloud.targetfile;

import dev.k2g.cloud.aura.Aura;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.ServerStatus.State;
import dev.k2g.stack.StopMode;
import dev.k2g.stack.Target;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Servers that run elsewhere, as a file describes them. k2g uses them; it neither starts nor stops them.
 *
 * @param file describes them
 */
public record FileTarget(TargetFile file) implements Target {

    private static final int TO_CONNECT_MILLIS = 5_000;

    @Override
    public String name() {
        return file.endpoints().target();
    }

    /** {@inheritDoc} Nothing is started but an Aura instance that is paused, when the file says how to reach Aura's API. */
    @Override
    public Endpoints start(Deadline deadline, Consumer<String> progress) {
        file.aura().ifPresent(access -> Aura.at(access).wake(deadline, progress));
        return file.endpoints();
    }

    @Override
    public Optional<Endpoints> running() {
        return Optional.of(file.endpoints());
    }

    @Override
    public void stop(Deadline deadline, Consumer<String> progress) {
        throw notOurs("stopped");
    }

    @Override
    public void kill() {
        throw notOurs("stopped");
    }

    @Override
    public void end(String server, StopMode ending) {
        throw notOurs("stopped");
    }

    @Override
    public void purge() {
        throw notOurs("purged");
    }

    /** {@inheritDoc} Whether something listens there; nobody logs in. */
    @Override
    public List<ServerStatus> status() {
        Endpoints endpoints = file.endpoints();
        String kafka = endpoints.kafka().bootstrapServers().split(",", -1)[0];
        return List.of(
                server("kafka", endpoints.kafka().bootstrapServers(), URI.create("kafka://" + kafka), 9092),
                server(
                        "connect",
                        endpoints.connect().uri().toString(),
                        endpoints.connect().uri(),
                        443),
                server(
                        "neo4j",
                        endpoints.neo4j().uri().toString(),
                        endpoints.neo4j().uri(),
                        7687));
    }

    @Override
    public Map<String, Path> logs() {
        return Map.of();
    }

    private static ServerStatus server(String name, String address, URI uri, int usualPort) {
        int port = uri.getPort() < 0 ? usualPort : uri.getPort();
        State state = listens(uri.getHost(), port) ? State.RUNNING : State.NOT_ANSWERING;
        return new ServerStatus(name, state, "", address, OptionalLong.empty(), OptionalInt.of(port));
    }

    private static boolean listens(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TO_CONNECT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false; // an unknown host, or nobody there: what was asked
        }
    }

    private InvalidInputException notOurs(String done) {
        return new InvalidInputException(
                "The servers of the target " + name() + " run elsewhere and cannot be " + done + " by k2g.",
                "Use what made them: Terraform, or who runs them.");
    }
}
