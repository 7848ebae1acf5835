package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.cloud.targetfile.TargetFileReader;
import dev.k2g.docker.engine.ImageName;
import dev.k2g.docker.worker.WorkerRequest;
import dev.k2g.docker.worker.WorkerSettings;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.endpoint.WorkerNames;
import dev.k2g.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** What a worker is granted, what it is started with, and what the documents say, are the same names. */
class WorkerNamesTest {

    private static final Path HOME = Path.of(System.getProperty("k2g.home", "../.."));
    private static final WorkerNames NAMES = new WorkerNames(
            "k2g-connect-meetup-rsvp",
            "k2g-connect-meetup-rsvp-configs",
            "k2g-connect-meetup-rsvp-offsets",
            "k2g-connect-meetup-rsvp-status");

    private static final KafkaKey KEY = new KafkaKey("KEY", Secret.of("secret"), Optional.empty());

    @Test
    void terraform_grants_what_a_worker_of_the_recipe_uses() throws IOException {
        TreeSet<String> granted = new TreeSet<>();
        for (JsonNode right : new ObjectMapper()
                .readTree(HOME.resolve("terraform/modules/naming/tests/acls-basic.json")
                        .toFile())) {
            if (right.path("principal").asText().equals("worker")) {
                granted.add(right.path("resource_name").asText());
            }
        }

        assertThat(granted)
                .containsExactly(NAMES.group(), NAMES.configTopic(), NAMES.offsetTopic(), NAMES.statusTopic());
        assertThat(WorkerNames.ofRecipe("meetup-rsvp")).isEqualTo(NAMES);
    }

    @Test
    void a_worker_is_started_with_them_by_keys_of_its_own_and_by_a_shared_one(@TempDir Path folder) throws IOException {
        TargetFile file = TargetFileReader.read(Files.writeString(folder.resolve("cloud.yaml"), """
                apiVersion: k2g.dev/v1alpha1
                kafka: {bootstrapServers: "b:9092", apiKey: OWN, apiSecret: own-secret}
                connect: {worker: {url: "http://127.0.0.1:8083", kafka: {apiKey: WORKER, apiSecret: worker-secret}}}
                neo4j: {uri: "neo4j+s://abc123.databases.neo4j.io", username: abc123, password: hunter2}
                """), Map.of());

        for (WorkerKeys keys : List.of(
                file.worker().orElseThrow(), WorkerKeys.unnamed(file.endpoints().kafka()))) {
            WorkerRequest request = new WorkerRequest(
                    "worker",
                    new ImageName("k2g-connect:5.5.2", "K2G_CONNECT_IMAGE"),
                    file.endpoints(),
                    8083,
                    keys.named(WorkerNames.ofRecipe("meetup-rsvp")),
                    -1,
                    Map.of(),
                    WorkerSettings.ALL_PLUGINS);
            assertThat(request.variables())
                    .containsEntry("CONNECT_GROUP_ID", NAMES.group())
                    .containsEntry("CONNECT_CONFIG_STORAGE_TOPIC", NAMES.configTopic())
                    .containsEntry("CONNECT_OFFSET_STORAGE_TOPIC", NAMES.offsetTopic())
                    .containsEntry("CONNECT_STATUS_STORAGE_TOPIC", NAMES.statusTopic());
        }
    }

    @Test
    void a_worker_that_had_other_names_keeps_them_unless_a_group_is_given() {
        WorkerNames former = WorkerNames.former().get(0);
        WorkerKeys keys = new WorkerKeys(KEY, KEY, "", "", "my-offsets", "");

        WorkerKeys kept = keys.named(former);
        WorkerKeys moved = new WorkerKeys(KEY, KEY, "mine", "", "", "").named(former);

        assertThat(kept.group()).isEqualTo("k2g-connect");
        assertThat(kept.internalTopics()).containsExactly("connect-configs", "my-offsets", "connect-status");
        assertThat(moved.internalTopics()).containsExactly("mine-configs", "mine-offsets", "mine-status");
    }

    @Test
    void the_documents_say_the_same() throws IOException {
        String schema = "provisioner/cloud-target/src/main/resources/dev/k2g/cloud/targetfile/target.schema.json";
        for (String document : List.of("terraform/README.md", "terraform/variables.tf", "docs/docker.md", schema)) {
            assertThat(HOME.resolve(document)).content().contains("k2g-connect-RECIPE");
        }
        for (String document : List.of("terraform/README.md", "terraform/variables.tf", "docs/cloud.md", schema)) {
            assertThat(HOME.resolve(document)).content().doesNotContain("connect-configs", "k2g-worker-");
        }
    }
}
