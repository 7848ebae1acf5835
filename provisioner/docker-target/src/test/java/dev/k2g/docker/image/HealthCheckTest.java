package dev.k2g.docker.image;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The image's health check, in an image that has Bash and no curl. */
class HealthCheckTest {

    private static final Path SCRIPT = Path.of(System.getProperty("k2g.home"), "connector-image", "healthcheck");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"200, ''", "404, HTTP/1.1 404", "503, HTTP/1.1 503"})
    void a_worker_is_healthy_when_it_answers_as_a_member_of_its_group(int status, String complaint) throws Exception {
        HttpServer worker = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        worker.createContext("/connectors", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        worker.start();
        try {
            String said = check("http://127.0.0.1:" + worker.getAddress().getPort());

            assertThat(said).contains(complaint);
            assertThat(said.isEmpty()).isEqualTo(complaint.isEmpty());
        } finally {
            worker.stop(0);
        }
    }

    @Test
    void a_listener_with_tls_needs_curl_and_the_check_says_so() throws Exception {
        assertThat(check("https://0.0.0.0:8083")).contains("the image has no curl");
    }

    /** What it says on standard error, empty when it finds the worker healthy. */
    private String check(String listener) throws IOException, InterruptedException {
        Files.createSymbolicLink(folder.resolve("bash"), Path.of("/bin/bash"));
        ProcessBuilder script = new ProcessBuilder("/bin/sh", SCRIPT.toString());
        script.environment().putAll(Map.of("PATH", folder.toString(), "CONNECT_LISTENERS", listener));
        Process process = script.start();
        String complaint = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor() == 0).as(complaint).isEqualTo(complaint.isEmpty());
        return complaint;
    }
}
