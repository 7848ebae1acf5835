package dev.k2g.target.local;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What the three servers differ in.
 *
 * @param title for people
 * @param folder the resources it comes from: {@code kafka} or {@code neo4j}
 * @param mainClass its entry point
 * @param templates the files of its home that are rendered from resources of the same name
 * @param arguments of the entry point, rendered like templates
 * @param port its main port
 * @param probe asks whether it answers
 */
enum Server {
    KAFKA(
            "Kafka",
            "kafka",
            "kafka.Kafka",
            List.of("server.properties", "log4j2.properties"),
            List.of("server.properties"),
            PortRange.KAFKA,
            KafkaProbe::new),
    CONNECT(
            "Connect",
            "kafka",
            "org.apache.kafka.connect.cli.ConnectDistributed",
            List.of("worker.properties", "log4j2.properties"),
            List.of("worker.properties"),
            PortRange.CONNECT,
            ConnectProbe::new),
    NEO4J(
            "Neo4j",
            "neo4j",
            "org.neo4j.server.CommunityEntryPoint",
            List.of("neo4j.conf", "user-logs.xml", "server-logs.xml"),
            List.of("--console-mode", "--home-dir={{neo4j.home}}", "--config-dir={{neo4j.home}}"),
            PortRange.BOLT,
            Neo4jProbe::new);

    private final String title;
    private final String folder;
    private final String mainClass;
    private final List<String> templates;
    private final List<String> arguments;
    private final PortRange port;
    private final Supplier<Probe> probe;

    Server(
            String title,
            String folder,
            String mainClass,
            List<String> templates,
            List<String> arguments,
            PortRange port,
            Supplier<Probe> probe) {
        this.title = title;
        this.folder = folder;
        this.mainClass = mainClass;
        this.templates = templates;
        this.arguments = arguments;
        this.port = port;
        this.probe = probe;
    }

    /** {@code kafka}, {@code connect} or {@code neo4j}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    String folder() {
        return folder;
    }

    String mainClass() {
        return mainClass;
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

    String version() {
        String version =
                StackResources.properties(folder, "versions.properties").get(id());
        return version == null ? "" : version;
    }
}
