package dev.k2g.cloud.diagnosis;

import dev.k2g.failure.FindingCode;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Whether something listens at an address.
 *
 * @param address where
 */
record TcpCheck(HostPort address) implements Check {

    private static final int PATIENCE_MS = 5_000;

    @Override
    public CheckOutcome run() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), PATIENCE_MS);
            return CheckOutcome.ok("port " + address.port() + " is open");
        } catch (SocketTimeoutException e) {
            return failed(
                    address + " did not answer within " + PATIENCE_MS / 1000 + " s.",
                    "A firewall drops what is sent there, or it is on a private network: try from inside that, or have"
                            + " port " + address.port() + " opened.");
        } catch (ConnectException e) {
            return failed(
                    address.host() + " refuses connections to port " + address.port() + ": nothing listens there.",
                    "Check the port, and that the server runs.");
        } catch (IOException e) {
            return failed(address + " cannot be reached: " + e.getMessage() + ".", "Check this machine's network.");
        }
    }

    private static CheckOutcome failed(String problem, String remedy) {
        return CheckOutcome.failed("", CheckFailure.momentary(FindingCode.UNREACHABLE, problem, remedy));
    }
}
