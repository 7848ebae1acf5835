package dev.k2g.docker.worker;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.WorkerNames;
import dev.k2g.secret.Secret;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerVariablesTest {

    private static final String LOGIN = "${file:/etc/kafka-connect/secrets/kafka.properties:kafka.sasl.jaas.config}";
    private static final String CONNECTORS_LOGIN =
            "${file:/etc/kafka-connect/secrets/kafka.properties:connectors.sasl.jaas.config}";

    @Test
    void every_client_of_kafka_has_the_login() {
        SortedMap<String, String> variables = variables(Optional.empty(), Map.of());

        assertThat(variables)
                .containsEntry("CONNECT_SASL_JAAS_CONFIG", LOGIN)
                .containsEntry("CONNECT_PRODUCER_SASL_JAAS_CONFIG", CONNECTORS_LOGIN)
                .containsEntry("CONNECT_CONSUMER_SASL_JAAS_CONFIG", CONNECTORS_LOGIN)
                .containsEntry("CONNECT_ADMIN_SASL_JAAS_CONFIG", CONNECTORS_LOGIN)
                .containsEntry("CONNECT_ADMIN_SECURITY_PROTOCOL", "SASL_SSL");
        assertThat(variables.values()).noneMatch(value -> value.contains("topsecret"));
    }

    @Test
    void a_private_authority_is_trusted_and_else_the_image_s_own() {
        assertThat(variables(Optional.of(Path.of("ca.crt")), Map.of()))
                .containsEntry("CONNECT_CONSUMER_SSL_TRUSTSTORE_LOCATION", "/etc/kafka-connect/secrets/ca.crt")
                .containsEntry("CONNECT_CONSUMER_SSL_TRUSTSTORE_TYPE", "PEM");
        assertThat(variables(Optional.empty(), Map.of()).keySet()).noneMatch(name -> name.contains("TRUSTSTORE"));
    }

    @Test
    void connectors_read_secrets_of_one_folder_only() {
        assertThat(variables(Optional.empty(), Map.of()))
                .containsEntry("CONNECT_CONFIG_PROVIDERS_FILE_PARAM_ALLOWED_PATHS", "/etc/kafka-connect/secrets")
                .hasEntrySatisfying(
                        "KAFKA_HEAP_OPTS",
                        value -> assertThat(value).endsWith("-Dorg.apache.kafka.automatic.config.providers=none"));
    }

    @Test
    void names_follow_the_rules_of_the_image() {
        assertThat(WorkerVariables.name("a.b_c-d")).isEqualTo("CONNECT_A_B__C___D");
    }

    @Test
    void a_backslash_in_a_value_survives_the_image_s_properties_file() {
        assertThat(variables(Optional.empty(), Map.of("client.id", "a\\b")))
                .containsEntry("CONNECT_CLIENT_ID", "a\\\\b");
    }

    @Test
    void a_container_tells_the_names_that_its_worker_has() {
        String[] environment =
                variables(Optional.empty(), Map.of("config.storage.topic", "connect-configs")).entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toArray(String[]::new);

        assertThat(WorkerVariables.names(kafka("kafka:9093"), environment))
                .contains(
                        new WorkerNames("k2g-connect", "connect-configs", "k2g-connect-offsets", "k2g-connect-status"));
        assertThat(WorkerVariables.names(kafka("elsewhere:9093"), environment)).isEmpty();
        assertThat(WorkerVariables.names(kafka("kafka:9093"), "CONNECT_GROUP_ID=k2g-connect", "PATH=/bin"))
                .isEmpty();
    }

    private static KafkaEndpoint kafka(String bootstrapServers) {
        return new KafkaEndpoint(bootstrapServers, "KEY", Secret.of("topsecret"), Optional.empty());
    }

    private static SortedMap<String, String> variables(Optional<Path> authority, Map<String, String> properties) {
        return WorkerVariables.of(
                new KafkaEndpoint("kafka:9093", "KEY", Secret.of("topsecret"), authority),
                new WorkerSettings("k2g-connect", -1, "connect", "http://0.0.0.0:8083", false, "-Xmx1G", properties));
    }
}
