package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class ImageCommandsTest {

    @Test
    void image_needs_a_command() {
        assertThat(K2gRun.of("image"))
                .isEqualTo(new K2gRun(
                        2, "", "k2g: A command is missing: build or remove. [K2G-901]\n  See k2g image --help.\n"));
    }

    /** In a process of its own: which engine there is, the environment says. */
    @Test
    void without_an_engine_nothing_is_built_and_the_error_says_what_to_do(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path socket = folder.resolve("docker.sock");
        ProcessBuilder k2g = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "dev.k2g.cli.Main",
                "image",
                "build",
                "-o",
                "json");
        k2g.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        k2g.environment().put("DOCKER_HOST", "unix://" + socket);
        Process process = k2g.redirectError(ProcessBuilder.Redirect.DISCARD).start();

        JsonNode error = new ObjectMapper().readTree(process.getInputStream()).path("error");

        assertThat(process.waitFor()).isEqualTo(6);
        assertThat(error.path("problem").asText())
                .isEqualTo("There is no Docker engine: nothing is at " + socket + ".");
        assertThat(error.path("remedy").asText()).contains("DOCKER_HOST");
    }
}
