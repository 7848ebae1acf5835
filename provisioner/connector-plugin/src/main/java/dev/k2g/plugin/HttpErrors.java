package dev.k2g.plugin;

import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;

/** Why a web server could not be read, in words: the exceptions of java.net.http often have none. */
final class HttpErrors {

    private HttpErrors() {}

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
