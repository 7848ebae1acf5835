package dev.k2g.cloud.targetfile;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.k2g.cloud.aura.AuraServer;
import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.testsupport.PlayedApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileTargetTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private static final WireMockExtension API = PlayedApi.server();

    private final List<String> progress = new ArrayList<>();
    private AuraServer aura;

    @BeforeEach
    void start() {
        aura = new AuraServer(API);
    }

    @Test
    void to_start_it_wakes_an_instance_of_Aura_that_is_paused() throws IOException {
        aura.replies(AuraServer.instance("paused"), PlayedApi.reply(202, "{}"), AuraServer.instance("running"));

        var endpoints = target().start(Deadline.in(PATIENCE), progress::add);

        assertThat(endpoints.neo4j().username()).isEqualTo("abc123");
        assertThat(progress)
                .containsExactly(
                        "The Aura instance abc123 (rsvps) is paused; resuming it, which takes minutes.",
                        "The Aura instance abc123 (rsvps) runs.");
    }

    @Test
    void it_says_at_once_that_an_instance_is_suspended() throws IOException {
        aura.statuses("suspended");

        FileTarget target = target();

        assertThatThrownBy(() -> target.start(Deadline.in(PATIENCE), progress::add))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("is suspended");
    }

    private FileTarget target() throws IOException {
        Path file = Files.writeString(folder.resolve("cloud.yaml"), """
                apiVersion: k2g.dev/v1alpha1
                kafka: {bootstrapServers: "pkc-1:9092", apiKey: KEY, apiSecret: s}
                connect: {worker: {url: "http://connect:8083"}}
                neo4j: {uri: "neo4j+s://abc123.databases.neo4j.io", username: abc123, password: hunter2}
                aura: {clientId: client, clientSecret: "%s", url: "%s"}
                """.formatted(
                        AuraServer.SECRET.reveal(), aura.access().uri()));
        return new FileTarget(TargetFileReader.read(file, Map.of()));
    }
}
