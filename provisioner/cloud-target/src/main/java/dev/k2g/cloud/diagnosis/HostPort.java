package dev.k2g.cloud.diagnosis;

import dev.k2g.failure.FindingCode;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Where something listens, and whether it can be reached there.
 *
 * @param host a name or an IP address
 * @param port a TCP port
 */
record HostPort(String host, int port) {

    static final int PATIENCE_MS = 5_000;

    /** @param usualPort the port where the address has none */
    static HostPort of(URI uri, int usualPort) {
        return new HostPort(String.valueOf(uri.getHost()), uri.getPort() < 0 ? usualPort : uri.getPort());
    }

    /** Of a comma list of {@code host:port}. */
    static List<HostPort> listOf(String bootstrapServers) {
        return Arrays.stream(bootstrapServers.split(","))
                .map(server -> of(URI.create("kafka://" + server.strip()), 9092))
                .toList();
    }

    /**
     * Whether the host's name is known here.
     *
     * @param hint what else it may mean for this endpoint, in a sentence
     */
    CheckResult name(String hint) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            String more = addresses.length > 1 ? " and " + (addresses.length - 1) + " more" : "";
            return CheckResult.ok(host + " is " + addresses[0].getHostAddress() + more);
        } catch (UnknownHostException e) {
            return CheckResult.failed(
                    host,
                    CheckFailure.retriable(
                                    FindingCode.HOST_UNKNOWN,
                                    "The host " + host + " is not known here.",
                                    "Check the spelling, and this machine's DNS.")
                            .also(hint));
        }
    }

    /** Whether something listens there. */
    CheckResult tcp() {
        return tcp("");
    }

    /**
     * The same.
     *
     * @param start how to start what should listen there, as a sentence; empty where nobody knows
     */
    CheckResult tcp(String start) {
        try (Socket socket = connect()) {
            return CheckResult.ok("port " + socket.getPort() + " is open");
        } catch (SocketTimeoutException e) {
            return unreachable(
                    this + " did not answer within " + PATIENCE_MS / 1000 + " s.",
                    "A firewall drops what is sent there, or it is on a private network: try from inside that, or have"
                            + " port " + port + " opened.");
        } catch (ConnectException e) {
            return unreachable(
                    host + " refuses connections to port " + port + ": nothing listens there.",
                    "Check the port, and that the server runs." + (start.isEmpty() ? "" : " " + start));
        } catch (IOException e) {
            return unreachable(this + " cannot be reached: " + e.getMessage() + ".", "Check this machine's network.");
        }
    }

    /** A connection. Close it when done. */
    Socket connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static CheckResult unreachable(String problem, String remedy) {
        return CheckResult.failed("", CheckFailure.retriable(FindingCode.UNREACHABLE, problem, remedy));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
