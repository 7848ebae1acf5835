package dev.k2g.docker.worker;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkerContainerTest {

    @Test
    void a_port_that_was_asked_for_and_is_taken_is_not_changed_but_refused() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> WorkerContainer.requireFree(port))
                    .isInstanceOf(FailedException.class)
                    .hasMessageStartingWith("The worker cannot have port " + port + ": ")
                    .hasFieldOrPropertyWithValue("code", FindingCode.PORT_TAKEN)
                    .satisfies(failure ->
                            assertThat(((FailedException) failure).remedy()).contains("--port", "connect.worker.url"));
        }
    }

    @Test
    void recipe_folders_of_one_name_have_workers_of_two_names() {
        String one = WorkerContainer.name(Path.of("/home/a/Orders"));

        assertThat(one)
                .matches("k2g-worker-orders-[0-9a-f]{8}")
                .isEqualTo(WorkerContainer.name(Path.of("/home/a/Orders")));
        assertThat(WorkerContainer.name(Path.of("/home/b/Orders"))).isNotEqualTo(one);
    }

    @Test
    void a_port_that_nobody_listens_on_is_free() throws IOException {
        ServerSocket former = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        former.close();

        assertThatCode(() -> WorkerContainer.requireFree(former.getLocalPort())).doesNotThrowAnyException();
    }
}
