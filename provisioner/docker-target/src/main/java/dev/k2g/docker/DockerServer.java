package dev.k2g.docker;

import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.start.Probe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What the three servers differ in. In the order in which they are started: Connect must find Kafka's name. */
enum DockerServer {
    KAFKA("Kafka", List.of(PortRange.KAFKA), Optional.of("/var/lib/kafka/data"), Probe::ofKafka),
    CONNECT("Connect", List.of(PortRange.CONNECT), Optional.empty(), Probe::ofConnect),
    NEO4J("Neo4j", List.of(PortRange.BOLT, PortRange.HTTPS), Optional.of("/data"), Probe::ofNeo4j);

    private final String title;
    private final List<PortRange> ports;
    private final Optional<String> data;
    private final Supplier<Probe> probe;

    DockerServer(String title, List<PortRange> ports, Optional<String> data, Supplier<Probe> probe) {
        this.title = title;
        this.ports = ports;
        this.data = data;
        this.probe = probe;
    }

    /** {@code kafka}, {@code connect} or {@code neo4j}; also its name in the stack's network. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    /** The published ports, the main one first. */
    List<PortRange> ports() {
        return ports;
    }

    /** Where it keeps what it stores, if it stores anything itself. */
    Optional<String> data() {
        return data;
    }

    Probe probe() {
        return probe.get();
    }
}
