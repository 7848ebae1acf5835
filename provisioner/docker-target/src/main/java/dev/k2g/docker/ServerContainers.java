package dev.k2g.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.k2g.docker.engine.ContainerFile;
import dev.k2g.docker.engine.ContainerSpec;
import dev.k2g.docker.engine.ImageName;
import dev.k2g.docker.worker.WorkerSecrets;
import dev.k2g.docker.worker.WorkerSettings;
import dev.k2g.docker.worker.WorkerVariables;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.stack.start.ServerKind;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.neo4j.Neo4jContainer;
import org.testcontainers.utility.DockerImageName;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static dev.k2g.stack.files.PortRange.BOLT;
import static dev.k2g.stack.files.PortRange.CONNECT;
import static dev.k2g.stack.files.PortRange.HTTPS;
import static dev.k2g.stack.files.PortRange.KAFKA;

/** What each server's container is made of. */
final class ServerContainers {

    private static final String WORKER_MEMORY = "-Xms128m -Xmx384m";

    private ServerContainers() {}

    /** @param pluginDiscovery the worker's */
    static ContainerSpec spec(ServerKind server, DockerStack stack, String pluginDiscovery) {
        StackNames names = stack.names();
        Map<String, String> labels = new HashMap<>(names.label());
        labels.put(StackNames.SERVER, server.id());
        return new ContainerSpec(
                names.container(server),
                Optional.of(server.id()),
                names.network(),
                environment(server, stack, pluginDiscovery),
                files(server, stack),
                server == ServerKind.NEO4J ? Neo4jSpec.USER : "",
                ports(server, stack),
                volumes(server, names.volume(server)),
                labels,
                server == ServerKind.KAFKA ? KafkaSpec.COMMAND : List.of());
    }

    private static Map<String, String> environment(ServerKind server, DockerStack stack, String pluginDiscovery) {
        return switch (server) {
            case KAFKA -> KafkaSpec.environment(stack);
            case CONNECT -> workerVariables(stack, pluginDiscovery);
            case NEO4J -> Neo4jSpec.environment(stack);
        };
    }

    private static List<ContainerFile> files(ServerKind server, DockerStack stack) {
        return switch (server) {
            case KAFKA -> KafkaSpec.files(stack);
            case CONNECT -> {
                KafkaEndpoint kafka = stack.kafkaInNetwork();
                yield WorkerSecrets.files(kafka, kafka, stack.neo4jValues(), kafka.certificateAuthority());
            }
            case NEO4J -> Neo4jSpec.files(stack);
        };
    }

    private static Map<Integer, Integer> ports(ServerKind server, DockerStack stack) {
        return switch (server) {
            case KAFKA -> Map.of(KafkaSpec.PORT, stack.port(KAFKA));
            case CONNECT -> Map.of(WorkerSettings.PORT, stack.port(CONNECT));
            case NEO4J -> Map.of(Neo4jSpec.BOLT, stack.port(BOLT), Neo4jSpec.HTTPS, stack.port(HTTPS));
        };
    }

    /** Where it keeps what it stores, if it stores anything itself. */
    private static Map<String, String> volumes(ServerKind server, String volume) {
        return switch (server) {
            case KAFKA -> Map.of(volume, "/var/lib/kafka/data");
            case CONNECT -> Map.of();
            case NEO4J -> Map.of(volume, "/data");
        };
    }

    private static Map<String, String> workerVariables(DockerStack stack, String pluginDiscovery) {
        Map<String, String> properties = new HashMap<>(WorkerSettings.PROMPT);
        properties.put(WorkerSettings.PLUGIN_DISCOVERY, pluginDiscovery);
        Map<String, String> variables = new HashMap<>(WorkerVariables.of(
                stack.kafkaInNetwork(),
                new WorkerSettings(
                        "connect",
                        1,
                        ServerKind.CONNECT.id(),
                        "http://0.0.0.0:" + WorkerSettings.PORT,
                        true,
                        WORKER_MEMORY,
                        properties)));
        // as the broker's: it lives for minutes, and a quick start is worth more than optimal code
        variables.put("KAFKA_JVM_PERFORMANCE_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        return variables;
    }

    /** The container of Testcontainers that this server is. */
    static GenericContainer<?> container(ServerKind server, ImageName image) {
        DockerImageName name = DockerImageName.parse(image.name());
        return switch (server) {
            case KAFKA -> new Broker(name.asCompatibleSubstituteFor("apache/kafka"));
            case CONNECT -> new GenericContainer<>(name);
            case NEO4J -> new Database(name.asCompatibleSubstituteFor("neo4j"));
        };
    }

    /** Its ports are known beforehand, so that it need not be told its addresses when it runs already. */
    private static final class Broker extends KafkaContainer {
        Broker(DockerImageName image) {
            super(image);
        }

        @Override
        protected void containerIsStarting(InspectContainerResponse info) {
            // its variables say all
        }
    }

    /** Its password is in a file. */
    private static final class Database extends Neo4jContainer {
        Database(DockerImageName image) {
            super(image);
        }

        @Override
        protected void configure() {
            // else the password, known to all, would be a variable
        }
    }
}
