package dev.k2g.stack.files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells it in /proc")
class PortOwnerTest {

    private static final long OURS = ProcessHandle.current().pid();

    @Test
    void the_process_that_listens_is_told_from_another_one() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = socket.getLocalPort();
            Process other = new ProcessBuilder("sleep", "60").start();
            try {
                assertThat(PortOwner.isProcess(OURS, port)).contains(true);
                assertThat(PortOwner.isProcess(other.pid(), port)).contains(false);
                assertThat(PortOwner.describe(port)).startsWith("pid " + OURS + " (java)");
            } finally {
                other.destroyForcibly();
            }
        }
    }

    @Test
    void a_server_that_listens_on_all_addresses_has_the_port_too() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(PortOwner.isProcess(OURS, socket.getLocalPort())).contains(true);
        }
    }

    @Test
    void of_a_port_that_nobody_listens_on_nothing_is_known() throws IOException {
        ServerSocket socket = new ServerSocket(0);
        socket.close();

        assertThat(PortOwner.isProcess(OURS, socket.getLocalPort())).isEmpty();
        assertThat(PortOwner.describe(socket.getLocalPort())).isEqualTo("somebody else");
    }
}
