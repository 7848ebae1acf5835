package dev.k2g.cloud.targetfile;

import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.endpoint.WorkerNames;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TargetFileReaderTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("CLUSTER_API_SECRET", "a \"secret\" with $ and \\");

    private static final String OUTPUTS = """
            {"bootstrap_endpoint": {"sensitive": false, "type": "string", "value": "SASL_SSL://pkc-1.example.com:9092"},
             "cluster_api_key": {"sensitive": true, "type": "string", "value": "KEY"},
             "acls": {"sensitive": false, "type": ["list", "string"], "value": []}}
            """;

    private static final String AURA = """
            # Wait 60 seconds before connecting using these details
            NEO4J_URI=neo4j+s://abc123.databases.neo4j.io
            NEO4J_USERNAME=neo4j
            NEO4J_PASSWORD=pass=word\\with#signs
            NEO4J_DATABASE=neo4j
            AURA_INSTANCEID=abc123
            AURA_INSTANCENAME=Instance01
            """;

    private static final String WORKER = """
            apiVersion: k2g.dev/v1alpha1
            parameters: {prefix: it-, partitions: 3}
            terraform: outputs.json
            kafka:
              bootstrapServers: ${terraform:bootstrap_endpoint}
              apiKey: ${terraform:cluster_api_key}
              apiSecret: ${env:CLUSTER_API_SECRET}
            connect:
              worker:
                url: https://connect.example.com/
                username: k2g
                password: ${file:worker.properties:password}
                neo4j: {password: "${dir:/run/secrets:neo4j}"}
            neo4j:
              credentials: aura.txt
            aura: {clientId: id, clientSecret: "${env:CLUSTER_API_SECRET}"}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_worker_of_ones_own_with_values_from_everywhere() throws IOException {
        Files.writeString(folder.resolve("outputs.json"), OUTPUTS);
        Files.writeString(folder.resolve("aura.txt"), AURA);
        Files.writeString(folder.resolve("worker.properties"), "password=hunter2\n");

        TargetFile target = read(WORKER);

        Endpoints endpoints = target.endpoints();
        assertThat(endpoints.target()).isEqualTo("cloud");
        assertThat(endpoints.disposable()).isFalse();
        assertThat(target.parameters()).isEqualTo(Map.of("prefix", "it-", "partitions", "3"));
        assertThat(endpoints.kafka().bootstrapServers()).isEqualTo("pkc-1.example.com:9092");
        assertThat(endpoints.kafka().apiKey()).isEqualTo("KEY");
        assertThat(endpoints.kafka().apiSecret().reveal()).isEqualTo("a \"secret\" with $ and \\");
        assertThat(endpoints.connect().uri()).isEqualTo(URI.create("https://connect.example.com"));
        assertThat(endpoints.connect().login())
                .hasValueSatisfying(
                        login -> assertThat(login.password().reveal()).isEqualTo("hunter2"));
        assertThat(endpoints.neo4j().uri()).isEqualTo(URI.create("neo4j+s://abc123.databases.neo4j.io"));
        assertThat(endpoints.neo4j().password().reveal()).isEqualTo("pass=word\\with#signs");
        assertThat(endpoints.sink().passwordReference()).isEqualTo("${dir:/run/secrets:neo4j}");
        assertThat(target.aura())
                .hasValueSatisfying(aura -> assertThat(aura.instance()).isEqualTo("abc123"));
        assertThat(target.toString()).doesNotContain("hunter2", "pass=word", "a \"secret\"");
    }

    @Test
    void managed_connectors_are_given_the_credentials_themselves() throws IOException {
        TargetFile target = read("""
                apiVersion: k2g.dev/v1alpha1
                name: production
                kafka: {bootstrapServers: "pkc-1:9092", apiKey: KEY, apiSecret: "${env:CLUSTER_API_SECRET}"}
                connect:
                  managed: {environment: env-1, cluster: lkc-1, apiKey: CLOUD, apiSecret: cloud-secret}
                neo4j: {uri: "neo4j+s://abc123.databases.neo4j.io", username: abc123, password: hunter2}
                """);

        Endpoints endpoints = target.endpoints();
        assertThat(endpoints.target()).isEqualTo("production");
        assertThat(endpoints.connect().service()).isEqualTo(Service.CONFLUENT_CLOUD);
        assertThat(endpoints.connect().uri())
                .isEqualTo(URI.create("https://api.confluent.cloud/connect/v1/environments/env-1/clusters/lkc-1"));
        assertThat(endpoints.sink().passwordReference()).isEqualTo("hunter2");
        assertThat(endpoints.sink().kafka()).contains(new KafkaAccess.ApiKey("KEY", "a \"secret\" with $ and \\"));
        assertThat(target.toString()).doesNotContain("hunter2", "cloud-secret", "a \"secret\"");
        assertThat(endpoints.redaction().redact("hunter2, cloud-secret")).isEqualTo("******, ******");
    }

    @Test
    void the_keys_of_a_worker_and_its_connectors() throws IOException {
        TargetFile target = read("""
                apiVersion: k2g.dev/v1alpha1
                kafka: {bootstrapServers: "pkc-1:9092", apiKey: KEY, apiSecret: own-secret, serviceAccount: sa-1}
                connect:
                  worker:
                    url: http://connect:8083
                    kafka:
                      apiKey: WORKER
                      apiSecret: worker-secret
                      configTopic: my-configs
                      connectors: {apiKey: CONNECTOR, apiSecret: connector-secret, serviceAccount: sa-3}
                neo4j: {uri: "neo4j+s://abc123.databases.neo4j.io", username: abc123, password: hunter2}
                """);

        WorkerKeys keys = target.worker().orElseThrow();
        assertThat(target.kafkaKey().serviceAccount()).contains("sa-1");
        assertThat(keys.worker().name()).isEqualTo("WORKER");
        assertThat(keys.connectors().serviceAccount()).contains("sa-3");
        WorkerKeys named = keys.named(WorkerNames.ofRecipe("orders"));
        assertThat(named.group()).isEqualTo("k2g-connect-orders");
        assertThat(named.internalTopics())
                .containsExactly("my-configs", "k2g-connect-orders-offsets", "k2g-connect-orders-status");
        assertThat(target.secrets())
                .extracting(Secret::reveal)
                .containsExactlyInAnyOrder("own-secret", "hunter2", "worker-secret", "connector-secret");
        assertThat(target.toString()).doesNotContain("own-secret", "worker-secret", "connector-secret", "hunter2");
    }

    @Test
    void everything_that_is_wrong_is_told_at_its_place_and_no_secret_with_it() throws IOException {
        Files.writeString(folder.resolve("outputs.json"), OUTPUTS);
        Files.writeString(folder.resolve("worker.properties"), "passwort=hunter2\n");

        assertThatThrownBy(() -> read(WORKER.replace("${terraform:cluster_api_key}", "${terraform:cluster_key}")
                        .replace("${env:CLUSTER_API_SECRET}", "${env:CLUSTER_SECRET}")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("""
                        FILE:6: Terraform has no output "cluster_key" (did you mean "cluster_api_key"?). It has those of what terraform.tfvars asks for.
                        FILE:7: The environment variable CLUSTER_SECRET is not set.
                        FILE:12: The file FOLDER/worker.properties has no line password=… (did you mean "passwort"?).
                        FILE:16: The environment variable CLUSTER_SECRET is not set.""".replace("FILE", folder.resolve("cloud.yaml").toString())
                        .replace("FOLDER", folder.toString()));
    }

    @Test
    void mistakes_have_remedies_each_once() {
        assertThatThrownBy(() -> read(WORKER))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        failure -> assertThat(failure.remedy())
                                .isEqualTo(
                                        "terraform -chdir=FOLDER output shows what there is, and terraform apply makes what"
                                                + " terraform.tfvars asks for. Such a file has lines KEY=VALUE, and its path is taken from the"
                                                + " target file's folder."));
        assertThatThrownBy(() -> read(WORKER.replace("url: https", "uri: https")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(FindingCode.TARGET_INVALID.remedy()));
        assertThatThrownBy(() -> TargetFileReader.read(
                        Files.writeString(folder.resolve("cloud.yaml"), WORKER.replaceAll("\\$\\{[tf].*}", "x")),
                        Map.of()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        failure -> assertThat(failure.remedy()).contains("Export the variable before k2g starts"));
    }

    @Test
    void secrets_that_everybody_may_read_are_told() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Path terraform = Files.createDirectory(folder.resolve("terraform"));
        Files.setPosixFilePermissions(terraform, PosixFilePermissions.fromString("rwx--x--x"));
        for (String name : List.of(
                "terraform/terraform.tfstate",
                "terraform/terraform.tfstate.1700000000.backup",
                "terraform/all.tfplan",
                "terraform/outputs.json",
                "terraform/main.tf",
                "worker.properties",
                "aura.txt",
                "cloud.yaml")) {
            Path file = Files.writeString(folder.resolve(name), name.equals("aura.txt") ? AURA : "password=hunter2\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
        String text = WORKER.replaceAll("\\$\\{terraform:\\w+}", "pkc-1:9092").replace("outputs.json", "terraform");
        List<String> withSecrets = List.of(
                "aura.txt",
                "terraform/all.tfplan",
                "terraform/outputs.json",
                "terraform/terraform.tfstate",
                "terraform/terraform.tfstate.1700000000.backup",
                "worker.properties");

        assertThat(read(text).readableByAll())
                .containsExactlyElementsOf(
                        withSecrets.stream().map(folder::resolve).toList());
        assertThat(read(text.replace("{clientId: id,", "{clientId: id, ")
                                .replace("\"${env:CLUSTER_API_SECRET}\"", "hunter2"))
                        .readableByAll())
                .contains(folder.resolve("cloud.yaml"));
        for (String name : withSecrets) {
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-r-----"));
        }
        assertThat(read(text).readableByAll()).isEmpty();
    }

    @Test
    void secrets_in_a_folder_that_others_may_not_pass_are_not_told() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-----"));
        Files.writeString(folder.resolve("outputs.json"), OUTPUTS);
        Files.writeString(folder.resolve("aura.txt"), AURA);
        Files.writeString(folder.resolve("worker.properties"), "password=hunter2\n");

        assertThat(read(WORKER).readableByAll()).isEmpty();
    }

    @Test
    void a_file_of_another_shape_is_told_what_it_should_be() {
        assertThatThrownBy(() -> read("""
                        apiVersion: k2g.dev/v1alpha1
                        kafka: {bootstrapServer: "pkc-1:9092", apiKey: KEY, apiSecret: 4711}
                        connect: {worker: {url: connect}, managed: {}}
                        neo4j: {uri: "abc123.databases.neo4j.io"}
                        """))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "cloud.yaml:2: kafka has no key \"bootstrapServer\" (did you mean \"bootstrapServers\"?).")
                .hasMessageContaining("cloud.yaml:2: kafka needs \"bootstrapServers\".")
                .hasMessageContaining("cloud.yaml:2: kafka.apiSecret must be text in quotes.")
                .hasMessageNotContaining("4711")
                .hasMessageContaining("cloud.yaml:3: connect must have either \"worker\" or \"managed\".");
        assertThatThrownBy(() -> read(WORKER.replace("${dir:/run/secrets:neo4j}", "hunter2")))
                .hasMessageContaining("connect.worker.neo4j.password must be a reference that the worker resolves")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> read("""
                        apiVersion: k2g.dev/v1alpha1
                        kafka: {bootstrapServers: "pkc-1:9092", apiKey: KEY, apiSecret: s}
                        connect: {worker: {url: connect}}
                        neo4j: {uri: "abc123.databases.neo4j.io", username: neo4j}
                        """))
                .hasMessageContaining("cloud.yaml:3: connect.worker.url must be an address that begins with https://")
                .hasMessageContaining("cloud.yaml:4: neo4j.uri must be a Bolt address such as neo4j+s://")
                .hasMessageContaining("cloud.yaml:4: neo4j needs \"password\"");
    }

    @Test
    void a_broker_is_told_by_host_and_port() {
        for (String wrong : List.of("pkc-1", "https://pkc-1:9092", "pkc-1:port", "pkc-1:9092, pkc-2")) {
            assertThatThrownBy(() -> read("""
                            apiVersion: k2g.dev/v1alpha1
                            kafka: {bootstrapServers: "WRONG", apiKey: KEY, apiSecret: s}
                            connect: {worker: {url: "https://connect.example.com"}}
                            neo4j: {uri: "neo4j+s://abc123.databases.neo4j.io", username: neo4j, password: s}
                            """.replace("WRONG", wrong)))
                    .as(wrong)
                    .hasMessageContaining("cloud.yaml:2: kafka.bootstrapServers must be HOST:PORT");
        }
    }

    @Test
    void what_is_no_output_of_terraform_is_told_and_not_shown() throws IOException {
        Path outputs = folder.resolve("outputs.json");
        String shape = outputs + " does not hold what \"terraform output -json\" prints.";
        Map<byte[], String> wrong = Map.of(
                "password: hunter2".getBytes(UTF_8),
                shape,
                "[\"hunter2\"]".getBytes(UTF_8),
                shape,
                new byte[] {(byte) 0xff, (byte) 0xfe},
                shape,
                "{}".getBytes(UTF_8),
                "Terraform has no outputs in " + outputs + ": nothing was applied there.",
                "{\"version\": 4, \"terraform_version\": \"1.11.4\", \"outputs\": {\"x\": \"hunter2\"}}"
                        .getBytes(UTF_8),
                outputs + " is Terraform's state itself: name its folder, or a file that holds",
                "{\"bootstrap_endpoint\": {\"value\": [\"hunter2\"]}}".getBytes(UTF_8),
                "Terraform's output \"bootstrap_endpoint\" is no text.");

        wrong.forEach((content, problem) -> {
            assertThatCode(() -> Files.write(outputs, content)).doesNotThrowAnyException();
            assertThatThrownBy(() -> read(WORKER)).hasMessageContaining(problem).hasMessageNotContaining("hunter2");
        });
    }

    private TargetFile read(String text) throws IOException {
        return TargetFileReader.read(Files.writeString(folder.resolve("cloud.yaml"), text), ENVIRONMENT);
    }
}
