package dev.k2g.docker;

import dev.k2g.docker.engine.ContainerFile;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.start.ServerKind;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The broker's variables and files: one node, SASL_SSL for the machine and for the network, as on Confluent Cloud. */
final class KafkaSpec {

    /** What the image runs, and what it serves the machine's clients on. */
    static final List<String> COMMAND = List.of("/etc/kafka/docker/run");

    static final int PORT = 9092;

    private static final String SECRETS = "/etc/kafka/secrets";

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("KAFKA_NODE_ID", "1"),
            Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
            Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9094"),
            Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
            // nobody outside the container reaches the controller
            Map.entry(
                    "KAFKA_LISTENERS",
                    "CLIENT://0.0.0.0:" + PORT + ",NETWORK://0.0.0.0:" + DockerStack.KAFKA_IN_NETWORK
                            + ",CONTROLLER://localhost:9094"),
            Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CLIENT:SASL_SSL,NETWORK:SASL_SSL,CONTROLLER:PLAINTEXT"),
            Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "NETWORK"),
            Map.entry("KAFKA_SASL_ENABLED_MECHANISMS", "PLAIN"),
            Map.entry("KAFKA_SASL_MECHANISM_INTER_BROKER_PROTOCOL", "PLAIN"),
            Map.entry("KAFKA_SSL_KEYSTORE_TYPE", "PEM"),
            Map.entry("KAFKA_SSL_KEYSTORE_LOCATION", SECRETS + "/server.pem"),
            Map.entry("KAFKA_SSL_TRUSTSTORE_TYPE", "PEM"),
            Map.entry("KAFKA_SSL_TRUSTSTORE_LOCATION", SECRETS + "/ca.crt"),
            Map.entry("KAFKA_OPTS", "-Djava.security.auth.login.config=" + SECRETS + "/jaas.conf"),
            Map.entry("KAFKA_LOG_DIRS", "/var/lib/kafka/data"),
            Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
            Map.entry("KAFKA_NUM_PARTITIONS", "1"),
            Map.entry("KAFKA_DEFAULT_REPLICATION_FACTOR", "1"),
            Map.entry("KAFKA_MIN_INSYNC_REPLICAS", "1"),
            Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1"),
            Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
            Map.entry("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "1"),
            Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
            Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
            Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_NUM_PARTITIONS", "1"),
            Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1"),
            Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1"),
            // as prompt as the local broker, and as small
            Map.entry("KAFKA_CONTROLLER_QUORUM_APPEND_LINGER_MS", "0"),
            Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
            Map.entry("KAFKA_BROKER_SESSION_TIMEOUT_MS", "5000"),
            Map.entry("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500"),
            Map.entry("KAFKA_LOG_INDEX_SIZE_MAX_BYTES", "1048576"),
            Map.entry("KAFKA_NUM_NETWORK_THREADS", "2"),
            Map.entry("KAFKA_NUM_IO_THREADS", "4"),
            Map.entry("KAFKA_BACKGROUND_THREADS", "2"),
            Map.entry("KAFKA_LOG_CLEANER_THREADS", "1"),
            Map.entry("KAFKA_LOG_CLEANER_DEDUPE_BUFFER_SIZE", "4194304"),
            Map.entry("KAFKA_LOG_CLEANER_IO_BUFFER_SIZE", "131072"),
            Map.entry("KAFKA_HEAP_OPTS", "-Xms128m -Xmx384m"),
            Map.entry("KAFKA_JVM_PERFORMANCE_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"));

    private KafkaSpec() {}

    static Map<String, String> environment(DockerStack stack) {
        Map<String, String> environment = new HashMap<>(FIXED);
        environment.put("CLUSTER_ID", stack.access().credentials().clusterId());
        environment.put(
                "KAFKA_ADVERTISED_LISTENERS",
                "CLIENT://localhost:" + stack.port(PortRange.KAFKA) + ",NETWORK://" + ServerKind.KAFKA.id() + ":"
                        + DockerStack.KAFKA_IN_NETWORK);
        return environment;
    }

    static List<ContainerFile> files(DockerStack stack) {
        Path pem = stack.access().tls().keyAndCertificate();
        return List.of(
                ContainerFile.of(SECRETS + "/server.pem", stack.read(pem)),
                ContainerFile.of(
                        SECRETS + "/ca.crt", stack.read(stack.access().tls().authority())),
                ContainerFile.of(SECRETS + "/jaas.conf", jaas(stack.access().credentials())));
    }

    /** The broker's own login, and who else may log in. */
    private static String jaas(Credentials credentials) {
        String broker = credentials.brokerSecret().reveal();
        String login = KafkaProperties.jaas("broker", broker);
        return "KafkaServer {\n  " + login.substring(0, login.length() - 1) + " user_broker="
                + KafkaProperties.quote(broker) + " user_" + credentials.apiKey() + "="
                + KafkaProperties.quote(credentials.apiSecret().reveal()) + ";\n};\n";
    }
}
