package dev.k2g.docker;

import dev.k2g.docker.worker.WorkerPaths;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.StackPorts;
import dev.k2g.stack.files.TlsFiles;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a stack's containers and its endpoints are made of.
 *
 * @param names of what is its own in the engine
 * @param credentials of the stack
 * @param tls its certificates
 * @param ports on 127.0.0.1
 */
record DockerStack(StackNames names, Credentials credentials, TlsFiles tls, Map<PortRange, Integer> ports) {

    /** Kafka's port for clients in the stack's network. */
    static final int KAFKA_IN_NETWORK = 9093;

    DockerStack {
        ports = Map.copyOf(ports);
    }

    /** The one that the containers were started with, if any ever were. */
    static Optional<DockerStack> ofLastStart(StackDirectory state) {
        StackPorts ports = StackPorts.of(state);
        return ports.areComplete() && Files.exists(state.credentials())
                ? Optional.of(new DockerStack(
                        new StackNames(state), Credentials.of(state), new TlsFiles(state.tls()), ports.ports()))
                : Optional.empty();
    }

    int port(PortRange range) {
        Integer port = ports.get(range);
        if (port == null) {
            throw new IllegalStateException("no port was chosen for " + range.key());
        }
        return port;
    }

    /** The content of one of its files. */
    byte[] read(Path file) {
        return names.state().guarded(() -> Files.readAllBytes(file));
    }

    /** Kafka as its clients in the stack's network reach it. */
    KafkaEndpoint kafkaInNetwork() {
        return kafka(DockerServer.KAFKA.id() + ":" + KAFKA_IN_NETWORK);
    }

    private KafkaEndpoint kafka(String bootstrapServers) {
        return new KafkaEndpoint(
                bootstrapServers, credentials.apiKey(), credentials.apiSecret(), Optional.of(tls.authority()));
    }

    /** What the worker's connectors may refer to, under Aura's names. */
    Map<String, String> neo4jValues() {
        return Map.of(
                "NEO4J_URI",
                neo4jInNetwork(),
                "NEO4J_USERNAME",
                "neo4j",
                "NEO4J_PASSWORD",
                credentials.neo4jPassword().reveal(),
                "NEO4J_DATABASE",
                "neo4j");
    }

    private static String neo4jInNetwork() {
        return "neo4j+s://" + DockerServer.NEO4J.id() + ":7687";
    }

    /**
     * What a client on this machine needs.
     *
     * @param versions of the servers
     */
    Endpoints endpoints(Map<String, String> versions) {
        String secrets = "${file:" + WorkerPaths.NEO4J_SECRETS + ":";
        return new Endpoints(
                "docker",
                kafka("localhost:" + port(PortRange.KAFKA)),
                new ConnectEndpoint(URI.create("http://127.0.0.1:" + port(PortRange.CONNECT))),
                new Neo4jEndpoint(
                        URI.create("neo4j+s://localhost:" + port(PortRange.BOLT)),
                        "neo4j",
                        credentials.neo4jPassword(),
                        "neo4j",
                        Optional.of(tls.authority()),
                        Optional.of(URI.create("https://localhost:" + port(PortRange.HTTPS) + "/browser/"))),
                new SinkConnection(neo4jInNetwork(), secrets + "NEO4J_USERNAME}", secrets + "NEO4J_PASSWORD}", "neo4j"),
                true,
                versions);
    }
}
