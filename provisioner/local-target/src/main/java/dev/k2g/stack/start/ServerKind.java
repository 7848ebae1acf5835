package dev.k2g.stack.start;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.ServerStatus.State;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.StackPorts;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The servers of a stack, in the order in which they are started: Connect must find Kafka's name. */
public enum ServerKind {
    KAFKA("Kafka", PortRange.KAFKA, KafkaProbe::new),
    CONNECT("Connect", PortRange.CONNECT, () -> Probe::connectAnswers),
    NEO4J("Neo4j", PortRange.BOLT, Neo4jProbe::new);

    private final String title;
    private final PortRange port;
    private final Supplier<Probe> probe;

    ServerKind(String title, PortRange port, Supplier<Probe> probe) {
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

    /** A new client that asks whether it answers. */
    Probe probe() {
        return probe.get();
    }

    /** The status of one that does not run. */
    public ServerStatus stopped(String version) {
        return new ServerStatus(id(), State.STOPPED, version, "", OptionalLong.empty(), OptionalInt.empty());
    }

    /**
     * The status of one that runs, as it tells it itself.
     *
     * @param pid its process id, when it is a process of this machine
     */
    public ServerStatus started(String version, Endpoints endpoints, StackPorts ports, OptionalLong pid) {
        String address = switch (this) {
            case KAFKA -> endpoints.kafka().bootstrapServers();
            case CONNECT -> endpoints.connect().uri().toString();
            case NEO4J -> endpoints.neo4j().uri().toString();
        };
        return new ServerStatus(id(), state(endpoints), version, address, pid, OptionalInt.of(ports.port(port)));
    }

    private State state(Endpoints endpoints) {
        try (Probe client = probe()) {
            return client.answers(endpoints) ? State.RUNNING : State.NOT_ANSWERING;
        } catch (FailedException e) {
            return e.code() == FindingCode.CREDENTIALS_REFUSED ? State.LOGIN_REFUSED : State.NOT_ANSWERING;
        }
    }
}
