package dev.k2g.plugin;

import dev.k2g.failure.CancelledException;
import dev.k2g.failure.UnreachableException;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether a host can be reached at all, found out without the hundreds of milliseconds that an HTTP client with TLS
 * takes to be made. Resolving a name has no time limit of its own, so it is done by another thread.
 */
final class Reachability {

    private Reachability() {}

    /** @throws UnreachableException when the host does not let itself be connected to within this time */
    static void require(URI address, Duration time) {
        List<Proxy> proxies = ProxySelector.getDefault().select(address);
        if (proxies.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
            return; // the proxy connects, and resolves the name
        }
        FutureTask<String> attempt = new FutureTask<>(() -> connect(address, time));
        Thread thread = new Thread(attempt, "reachability");
        thread.setDaemon(true);
        thread.start();
        String failure;
        try {
            failure = attempt.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            failure = address.getHost() + " did not answer within " + time.toMillis() + " ms";
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("connecting to " + address.getHost(), e);
        }
        if (!failure.isEmpty()) {
            throw new UnreachableException(
                    WebFiles.shown(address) + " could not be read: " + failure + ".",
                    "Check this machine's network, or name a mirror or a local file with --from.");
        }
    }

    /** What failed; empty when nothing did. */
    private static String connect(URI address, Duration time) {
        int standard = address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        InetSocketAddress host =
                new InetSocketAddress(address.getHost(), address.getPort() < 0 ? standard : address.getPort());
        if (host.isUnresolved()) {
            return "the host " + address.getHost() + " is not known here";
        }
        try (Socket socket = new Socket()) {
            socket.connect(host, Math.toIntExact(time.toMillis()));
            return "";
        } catch (IOException e) {
            return address.getHost() + " cannot be connected to (" + e.getMessage() + ")";
        }
    }
}
