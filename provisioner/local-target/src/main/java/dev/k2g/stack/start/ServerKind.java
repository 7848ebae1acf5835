package dev.k2g.stack.start;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.ServerStatus.State;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.StackAccess;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** The servers of a stack, in the order in which they are started: Connect must find Kafka's name. */
public enum ServerKind {
    KAFKA("Kafka", PortRange.KAFKA, (endpoints, access) -> new KafkaProbe(endpoints.kafka())),
    CONNECT(
            "Connect",
            PortRange.CONNECT,
            (endpoints, access) ->
                    new ConnectProbe(endpoints.connect(), access.credentials().clusterId())),
    NEO4J("Neo4j", PortRange.BOLT, (endpoints, access) -> new Neo4jProbe(endpoints.neo4j()));

    private final String title;
    private final PortRange port;
    private final BiFunction<Endpoints, StackAccess, Probe> probe;

    ServerKind(String title, PortRange port, BiFunction<Endpoints, StackAccess, Probe> probe) {
        this.title = title;
        this.port = port;
        this.probe = probe;
    }

    /** {@code kafka}, {@code connect} or {@code neo4j}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Its main port. */
    public PortRange port() {
        return port;
    }

    /** A new client that looks whether it answers. */
    Probe probe(Endpoints endpoints, StackAccess access) {
        return probe.apply(endpoints, access);
    }

    /** The status of one that does not run. */
    public ServerStatus stopped(String version) {
        return new ServerStatus(id(), State.STOPPED, version, "", OptionalLong.empty(), OptionalInt.empty());
    }

    /**
     * The status of one that runs, as it tells it itself.
     *
     * @param access how one gets in
     * @param pid its process id, when it is a process of this machine
     */
    public ServerStatus started(String version, Endpoints endpoints, StackAccess access, OptionalLong pid) {
        String address = switch (this) {
            case KAFKA -> endpoints.kafka().bootstrapServers();
            case CONNECT -> endpoints.connect().uri().toString();
            case NEO4J -> endpoints.neo4j().uri().toString();
        };
        return new ServerStatus(
                id(),
                state(endpoints, access),
                version,
                address,
                pid,
                OptionalInt.of(access.ports().port(port)));
    }

    private State state(Endpoints endpoints, StackAccess access) {
        try (Probe client = probe(endpoints, access)) {
            return switch (client.look().kind()) {
                case ANSWERS -> State.RUNNING;
                case REFUSES -> State.LOGIN_REFUSED;
                default -> State.NOT_ANSWERING;
            };
        }
    }
}
