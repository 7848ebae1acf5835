package dev.k2g.docker.engine;

import dev.k2g.failure.UnreachableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EngineAddressTest {

    @TempDir
    Path directory;

    @Test
    void says_that_there_is_no_engine() {
        Path socket = directory.resolve("docker.sock");

        assertThatExceptionOfType(UnreachableException.class)
                .isThrownBy(() -> named("unix://" + socket).requireReachable())
                .withMessageContaining("There is no Docker engine: nothing is at " + socket)
                .satisfies(failure -> assertThat(failure.remedy()).contains("DOCKER_HOST"));
    }

    @Test
    void says_that_an_engine_has_died() throws IOException {
        Path socket = directory.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
        }

        assertThatExceptionOfType(UnreachableException.class)
                .isThrownBy(() -> named("unix://" + socket).requireReachable())
                .withMessageContaining("does not answer at " + socket + ": Connection refused");
    }

    @Test
    void says_that_nothing_listens_at_a_tcp_address() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }

        assertThatExceptionOfType(UnreachableException.class)
                .isThrownBy(() -> named("tcp://127.0.0.1:" + port).requireReachable())
                .withMessageContaining("does not answer at tcp://127.0.0.1:" + port);
    }

    @Test
    void is_content_with_a_socket_that_answers() throws IOException {
        Path socket = directory.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));

            assertThatCode(() -> named("unix://" + socket).requireReachable()).doesNotThrowAnyException();
        }
    }

    @Test
    void refuses_a_scheme_that_it_does_not_know() {
        assertThatExceptionOfType(UnreachableException.class)
                .isThrownBy(() -> EngineAddress.ofEnvironment(Map.of("DOCKER_HOST", "ssh://somewhere"))
                        .requireReachable())
                .withMessageContaining("DOCKER_HOST is ssh://somewhere");
    }

    private static EngineAddress named(String host) {
        return new EngineAddress(Optional.of(host), List.of());
    }
}
