package dev.k2g.stack.files;

import dev.k2g.failure.FailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortClaimsTest {

    /** Another for each test, so that the claims of real stacks that start meanwhile are none of its business. */
    private final InetAddress ofTheTest =
            PortClaims.address("127." + (1 + ThreadLocalRandom.current().nextInt(200)) + "."
                    + ThreadLocalRandom.current().nextInt(256) + "."
                    + (1 + ThreadLocalRandom.current().nextInt(254)));

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
        try (PortClaims claims = new PortClaims(ofTheTest, port -> port != 9099, Duration.ofMillis(20))) {
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
    void stacks_of_two_users_that_start_at_the_same_time_choose_different_ports(@TempDir Path otherCache)
            throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OtherUser.class.getName());
        builder.environment().put("XDG_CACHE_HOME", otherCache.toString());
        Process other = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (PortClaims ours = PortClaims.open();
                BufferedReader chosen = other.inputReader()) {
            String theirs = chosen.readLine();

            assertThat(ours.choose(Map.of(), Set.of()).values())
                    .extracting(String::valueOf)
                    .doesNotContainAnyElementsOf(List.of(theirs.split(" ")));
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void of_many_stacks_that_start_at_the_same_moment_no_two_choose_the_same_port() throws Exception {
        int stacks = 16;
        ExecutorService threads = Executors.newFixedThreadPool(stacks);
        CyclicBarrier start = new CyclicBarrier(stacks);
        CyclicBarrier end = new CyclicBarrier(stacks);
        try {
            List<Future<Collection<Integer>>> chosen = threads.invokeAll(Collections.nCopies(stacks, () -> {
                try (PortClaims claims = claims(PortClaims::isFree)) {
                    start.await();
                    Collection<Integer> ports =
                            claims.choose(Map.of(), Set.of()).values();
                    end.await();
                    return ports;
                }
            }));

            List<Integer> all = new ArrayList<>();
            for (Future<Collection<Integer>> one : chosen) {
                all.addAll(one.get());
            }
            assertThat(all).hasSize(stacks * PortRange.values().length).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_claim_ends_with_its_process_or_when_it_is_given_up() throws IOException {
        PortClaims before = claims(port -> true);
        assertThat(before.hold(8083)).isTrue();
        before.close();

        try (PortClaims after = claims(port -> true)) {
            assertThat(after.hold(8083)).isTrue();
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
    void a_port_whose_server_is_away_is_given_to_the_stack_that_remembers_it_and_to_nobody_else() throws IOException {
        try (PortClaims whileAway = claims(port -> true)) {
            whileAway.reserve(7687);

            try (PortClaims others = claims(port -> true)) {
                assertThat(others.choose(Map.of(), Set.of())).containsEntry(PortRange.BOLT, 7688);
            }
            try (PortClaims again = claims(port -> true)) {
                assertThat(again.choose(Map.of(PortRange.BOLT, 7687), Set.of())).containsEntry(PortRange.BOLT, 7687);
            }
        }
        try (PortClaims others = claims(port -> true)) {
            assertThat(others.choose(Map.of(), Set.of())).containsEntry(PortRange.BOLT, 7687);
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

    /** A k2g of somebody else that has just chosen its ports, and starts its servers now. */
    static final class OtherUser {

        private OtherUser() {}

        public static void main(String[] arguments) throws IOException {
            try (PortClaims claims = PortClaims.open()) {
                System.out.println(claims.choose(Map.of(), Set.of()).values().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")));
                System.in.read(); // until it is ended
            }
        }
    }

    private PortClaims claims(IntPredicate isFree) {
        return new PortClaims(ofTheTest, isFree, PortClaims.AFTER_KILL);
    }
}
