package dev.k2g.docker.worker;

import dev.k2g.docker.engine.ContainerFile;
import dev.k2g.docker.engine.ContainerSpec;
import dev.k2g.docker.engine.ImageName;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.WorkerKeys;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A worker that is wanted: a container against the Kafka and the Neo4j of a target.
 *
 * @param name of the container
 * @param image that it runs
 * @param endpoints of the target
 * @param port on 127.0.0.1 that its REST API answers on
 * @param keys as whom it and its connectors work on Kafka, and what it has there
 * @param replicationFactor of its internal topics; -1 for the brokers' default
 * @param labels that it is found by
 * @param pluginDiscovery how it finds the plugins of its image
 */
public record WorkerRequest(
        String name,
        ImageName image,
        Endpoints endpoints,
        int port,
        WorkerKeys keys,
        int replicationFactor,
        Map<String, String> labels,
        String pluginDiscovery) {

    /** Servers that listen on this machine's 127.0.0.1 only are reached from the machine's own network only. */
    public boolean usesHostNetwork() {
        String bootstrap = endpoints.kafka().bootstrapServers();
        return bootstrap.startsWith("localhost:") || bootstrap.startsWith("127.");
    }

    /** What to set for the container. None of it is secret. */
    public SortedMap<String, String> variables() {
        boolean ownNetwork = !usesHostNetwork();
        return WorkerVariables.of(
                endpoints.kafka(),
                new WorkerSettings(
                        keys.group(),
                        replicationFactor,
                        ownNetwork ? name : "127.0.0.1",
                        ownNetwork ? "http://0.0.0.0:" + WorkerSettings.PORT : "http://127.0.0.1:" + port,
                        endpoints.neo4j().certificateAuthority().isPresent(),
                        WorkerSettings.USUAL_MEMORY,
                        Map.of(
                                WorkerSettings.PLUGIN_DISCOVERY,
                                pluginDiscovery,
                                "config.storage.topic",
                                keys.configTopic(),
                                "offset.storage.topic",
                                keys.offsetTopic(),
                                "status.storage.topic",
                                keys.statusTopic())));
    }

    /** What connectors may refer to. */
    public Map<String, String> neo4jValues() {
        Neo4jEndpoint neo4j = endpoints.neo4j();
        return Map.of(
                "NEO4J_URI", neo4j.uri().toString(),
                "NEO4J_USERNAME", neo4j.username(),
                "NEO4J_PASSWORD", neo4j.password().reveal(),
                "NEO4J_DATABASE", neo4j.database());
    }

    /** The container. */
    public ContainerSpec spec() {
        List<ContainerFile> files = WorkerSecrets.files(
                endpoints.kafka().with(keys.worker()),
                endpoints.kafka().with(keys.connectors()),
                neo4jValues(),
                endpoints.neo4j().certificateAuthority());
        return new ContainerSpec(
                name,
                usesHostNetwork() ? Optional.empty() : Optional.of(name),
                usesHostNetwork() ? ContainerSpec.HOST_NETWORK : "bridge",
                variables(),
                files,
                "",
                usesHostNetwork() ? Map.of() : Map.of(WorkerSettings.PORT, port),
                Map.of(),
                labels,
                List.of());
    }
}
