package dev.k2g.docker;

import dev.k2g.docker.worker.WorkerPaths;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.PropertiesText;
import dev.k2g.stack.files.StackAccess;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.start.ServerKind;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a stack's containers and its endpoints are made of.
 *
 * @param names of what is its own in the engine
 * @param access how one gets in
 */
record DockerStack(StackNames names, StackAccess access) {

    /** Kafka's port for clients in the stack's network. */
    static final int KAFKA_IN_NETWORK = 9093;

    /** The one that the containers were started with, if any ever were. */
    static Optional<DockerStack> ofLastStart(StackDirectory state) {
        return StackAccess.ofLastStart(state).map(access -> new DockerStack(new StackNames(state), access));
    }

    int port(PortRange range) {
        return access.ports().port(range);
    }

    /** The content of one of its files. */
    byte[] read(Path file) {
        return names.state().guarded(() -> Files.readAllBytes(file));
    }

    /** Kafka as its clients in the stack's network reach it. */
    KafkaEndpoint kafkaInNetwork() {
        return access.kafka(ServerKind.KAFKA.id() + ":" + KAFKA_IN_NETWORK);
    }

    /** What the worker's connectors may refer to. */
    Map<String, String> neo4jValues() {
        return access.neo4jValues(neo4jInNetwork());
    }

    private static String neo4jInNetwork() {
        return "neo4j+s://" + ServerKind.NEO4J.id() + ":7687";
    }

    /**
     * What a client on this machine needs.
     *
     * @param versions of the servers
     */
    Endpoints endpoints(Map<String, String> versions) {
        return access.endpoints("docker", neo4jInNetwork(), WorkerPaths.NEO4J_SECRETS, versions);
    }

    /** The servers' versions at the last start: asking all of them takes longer than a command. */
    Map<String, String> versions() {
        return Files.exists(versionsFile())
                ? names.state().guarded(() -> PropertiesText.read(versionsFile()))
                : Map.of();
    }

    void keepVersions(Map<String, String> versions) {
        names.state().write(versionsFile(), PropertiesText.write(versions));
    }

    private Path versionsFile() {
        return names.state().root().resolve("versions.properties");
    }
}
