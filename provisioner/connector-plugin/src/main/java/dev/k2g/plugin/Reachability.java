package dev.k2g.plugin;

import dev.k2g.failure.CancelledException;
import dev.k2g.failure.UnreachableException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether a web server can be reached at all, and why not. It is found out without the hundreds of milliseconds that an HTTP client with TLS
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

    /** Why it could not be read, in words: the exceptions of java.net.http often have none. */
    static String reason(URI file, @Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "the host " + file.getHost() + " is not known here";
            }
        }
        if (thrown instanceof HttpTimeoutException) {
            return file.getHost() + " did not answer in time";
        }
        if (thrown instanceof ConnectException) {
            return file.getHost() + " refused the connection";
        }
        String message = Objects.toString(thrown == null ? null : thrown.getMessage(), "");
        return message.isBlank() ? "the connection broke off" : "the connection broke off (" + message + ")";
    }
}
