package dev.k2g.stack.local;

import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.start.Probe;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What the three servers differ in.
 *
 * @param title for people
 * @param templates the files of its home that are rendered from resources of the same name
 * @param arguments of the entry point, rendered like templates
 * @param port its main port
 * @param probe asks whether it answers
 */
enum LocalServer {
    KAFKA(
            "Kafka",
            List.of("server.properties", "log4j2.properties"),
            List.of("server.properties"),
            PortRange.KAFKA,
            Probe::ofKafka),
    CONNECT(
            "Connect",
            List.of("worker.properties", "log4j2.properties"),
            List.of("worker.properties"),
            PortRange.CONNECT,
            Probe::ofConnect),
    NEO4J(
            "Neo4j",
            List.of("neo4j.conf", "user-logs.xml", "server-logs.xml"),
            List.of("--console-mode", "--home-dir={{neo4j.home}}", "--config-dir={{neo4j.home}}"),
            PortRange.BOLT,
            Probe::ofNeo4j);

    private final String title;
    private final List<String> templates;
    private final List<String> arguments;
    private final PortRange port;
    private final Supplier<Probe> probe;

    LocalServer(String title, List<String> templates, List<String> arguments, PortRange port, Supplier<Probe> probe) {
        this.title = title;
        this.templates = templates;
        this.arguments = arguments;
        this.port = port;
        this.probe = probe;
    }

    /** {@code kafka}, {@code connect} or {@code neo4j}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What runs as this server. Only Neo4j has a choice.
     *
     * @param neo4j what was chosen for it
     */
    ServerProgram program(Neo4jRuntime neo4j) {
        return switch (this) {
            case KAFKA -> new ServerProgram("kafka", "kafka.Kafka", Jdk.own());
            case CONNECT -> new ServerProgram("kafka", "org.apache.kafka.connect.cli.ConnectDistributed", Jdk.own());
            case NEO4J -> neo4j.line().program(neo4j.jdk());
        };
    }

    String title() {
        return title;
    }

    List<String> templates() {
        return templates;
    }

    List<String> arguments() {
        return arguments;
    }

    PortRange port() {
        return port;
    }

    Probe probe() {
        return probe.get();
    }
}
