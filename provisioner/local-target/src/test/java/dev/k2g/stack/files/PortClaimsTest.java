package dev.k2g.stack.files;

import dev.k2g.failure.FailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortClaimsTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void takes_the_standard_ports_when_they_are_free() throws IOException {
        try (PortClaims claims = claims(port -> true)) {
            assertThat(claims.choose(Map.of(), Set.of()).values())
                    .containsExactlyInAnyOrder(9092, 9192, 8083, 7687, 7474, 7473);
        }
    }

    @Test
    void takes_the_next_free_port_of_the_range_when_one_is_taken() throws IOException {
        Set<Integer> taken = Set.of(9092, 9093, 7473);
        try (PortClaims claims = claims(port -> !taken.contains(port))) {
            assertThat(claims.choose(Map.of(), Set.of()))
                    .containsEntry(PortRange.KAFKA, 9094)
                    .containsEntry(PortRange.HTTPS, 7574);
        }
    }

    @Test
    void returns_to_the_ports_of_the_last_start() throws IOException {
        try (PortClaims claims = claims(port -> true)) {
            assertThat(claims.choose(Map.of(PortRange.KAFKA, 9099), Set.of())).containsEntry(PortRange.KAFKA, 9099);
        }
    }

    @Test
    void returns_to_a_port_that_a_killed_server_still_listens_on_for_a_moment() throws IOException {
        AtomicInteger questions = new AtomicInteger();
        try (PortClaims claims = claims(port -> port != 9099 || questions.incrementAndGet() > 3)) {
            assertThat(claims.choose(Map.of(PortRange.KAFKA, 9099), Set.of())).containsEntry(PortRange.KAFKA, 9099);
        }
    }

    @Test
    void leaves_a_port_that_somebody_else_has_taken() throws IOException {
        try (PortClaims claims = PortClaims.in(directory, port -> port != 9099, Duration.ofMillis(20))) {
            assertThat(claims.choose(Map.of(PortRange.KAFKA, 9099), Set.of())).containsEntry(PortRange.KAFKA, 9092);
        }
    }

    @Test
    void keeps_the_port_of_a_server_that_stays() throws IOException {
        try (PortClaims claims = claims(port -> port != 9099)) {
            assertThat(claims.choose(Map.of(PortRange.KAFKA, 9099), Set.of(9099)))
                    .containsEntry(PortRange.KAFKA, 9099);
        }
    }

    @Test
    void the_port_of_a_server_that_is_replaced_is_nobody_elses_meanwhile() throws IOException {
        try (PortClaims replacing = claims(port -> true);
                PortClaims other = claims(port -> true)) {
            replacing.choose(Map.of(PortRange.CONNECT, 8083), Set.of(8083));

            assertThat(other.first(PortRange.CONNECT)).hasValue(8084);
        }
    }

    @Test
    void two_stacks_that_start_at_the_same_time_choose_different_ports() throws IOException {
        try (PortClaims first = claims(port -> true);
                PortClaims second = claims(port -> true)) {
            assertThat(first.choose(Map.of(), Set.of()).values())
                    .doesNotContainAnyElementsOf(
                            second.choose(Map.of(), Set.of()).values());
        }
    }

    @Test
    void a_port_for_one_listener_is_claimed_as_well() throws IOException {
        try (PortClaims stack = claims(port -> true);
                PortClaims worker = claims(port -> port < 8085)) {
            stack.choose(Map.of(), Set.of());

            assertThat(worker.first(PortRange.CONNECT)).hasValue(8084);
            assertThat(stack.first(PortRange.CONNECT)).hasValue(8085);
            assertThat(worker.first(PortRange.CONNECT)).isEmpty();
        }
    }

    @Test
    void a_port_that_is_held_is_nobody_elses_though_nobody_listens() throws IOException {
        try (PortClaims away = claims(port -> true);
                PortClaims other = claims(port -> true)) {
            away.hold(8083);

            assertThat(other.first(PortRange.CONNECT)).hasValue(8084);
        }
    }

    @Test
    void names_the_range_when_every_port_of_it_is_taken() throws IOException {
        try (PortClaims claims = claims(port -> port < 7687 || port > 7786)) {
            assertThatThrownBy(() -> claims.choose(Map.of(), Set.of()))
                    .isInstanceOf(FailedException.class)
                    .hasMessageContaining("7687–7786")
                    .extracting(e -> ((FailedException) e).remedy())
                    .asString()
                    .contains("lsof");
        }
    }

    @Test
    void sees_a_port_that_is_listened_on() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortClaims.isFree(socket.getLocalPort())).isFalse();
        }
    }

    private PortClaims claims(IntPredicate isFree) throws IOException {
        return PortClaims.in(directory, isFree, PortClaims.AFTER_KILL);
    }
}
