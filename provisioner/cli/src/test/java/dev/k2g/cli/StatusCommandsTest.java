package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.kafka.KafkaProperties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code k2g status}, {@code k2g env} and {@code k2g logs}. */
@ExtendWith(RunningRecipe.class)
class StatusCommandsTest {

    private final RecipeCopy recipe;

    private final Endpoints endpoints;

    StatusCommandsTest(RecipeCopy recipe, Endpoints endpoints) {
        this.recipe = recipe;
        this.endpoints = endpoints;
    }

    @Test
    void status_shows_servers_tasks_and_lag() throws IOException {
        K2gRun text = recipe.k2g("status");
        K2gRun json = recipe.k2g("status", "-o", "json");

        assertThat(text.exitCode()).isZero();
        assertThat(text.out())
                .containsPattern("(?m)^kafka +running +4\\.")
                .containsPattern("(?m)^neo4j +running +5\\.")
                .contains("\nSink: stand-in\n")
                .containsPattern("(?m)^meetup-neo4j +running +1 of 1 running +0 ");
        JsonNode status = json.document();
        assertThat(status.path("connectors").path(0).path("lag").asInt(-1)).isZero();
    }

    @Test
    void why_a_record_became_a_dead_letter_is_shown() throws IOException {
        try (KafkaProducer<@Nullable String, String> producer = new KafkaProducer<>(
                KafkaProperties.of(endpoints.kafka()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("meetup-member-group-topic", "no JSON"));
        }
        Deadline.in(Duration.ofSeconds(30))
                .awaitTrue(
                        "a dead letter",
                        () -> recipe.k2g("peek", "deadLetters").out().contains("no JSON"),
                        () -> recipe.k2g("status").out());
        String reason = "DataException: Converting byte[] to Kafka Connect data failed due to serialization error:";

        assertThat(recipe.k2g("peek", "deadLetters").out())
                .contains("VALUE    REASON\n")
                .contains("no JSON  " + reason);
        JsonNode letter = recipe.k2g("peek", "deadLetters", "-o", "json")
                .document()
                .path(0)
                .path("deadLetter");
        assertThat(letter.path("cause").asText()).isEqualTo("record");
        assertThat(letter.path("of").asText()).startsWith("meetup-member-group-topic-0, offset ");
        assertThat(recipe.k2g("status").out())
                .contains("\nLast dead letter of meetup-neo4j, from meetup-member-group-topic-0, offset ")
                .contains(": " + reason);
        assertThat(recipe.k2g("status", "-o", "json")
                        .document()
                        .path("connectors")
                        .path(0)
                        .path("lastDeadLetter")
                        .path("reason")
                        .asText())
                .isEqualTo(reason);
    }

    @Test
    void env_is_understood_by_a_shell_and_is_the_only_place_of_secrets() throws IOException {
        K2gRun env = recipe.k2g("env");
        assertThat(env.out())
                .contains("export NEO4J_URI='neo4j+s://", "export BROKER_ENDPOINT='", "export SSL_CERT_FILE='");

        Map<?, ?> variables =
                new ObjectMapper().readValue(recipe.k2g("env", "-o", "json").out(), Map.class);
        List<String> secrets = Stream.of("NEO4J_PASSWORD", "CLUSTER_API_SECRET")
                .map(variables::get)
                .map(String::valueOf)
                .toList();
        assertThat(secrets).allMatch(secret -> secret.length() > 8 && env.out().contains(secret));
        for (String command : List.of("status", "plan", "logs", "up --limit 1")) {
            K2gRun run = recipe.k2g((command + " -o json").split(" "));
            assertThat(run.exitCode()).as(command).isZero();
            assertThat(secrets).noneMatch(secret -> (run.out() + run.err()).contains(secret));
        }
    }

    @Test
    void logs_show_the_end_of_each_servers_log() {
        K2gRun all = recipe.k2g("logs", "--lines", "2");
        K2gRun one = recipe.k2g("logs", "connect", "-n", "1");

        assertThat(all.exitCode()).isZero();
        assertThat(all.out().lines()).hasSize(6).allMatch(line -> line.matches("(kafka  |connect|neo4j  ) \\| .*"));
        assertThat(one.out().lines()).hasSize(1);
    }
}
