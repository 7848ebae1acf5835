package dev.k2g.plugin;

import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.UnreachableException;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Reads files from web servers, and never waits long for one that is silent. */
final class WebFiles {

    /** Told how far a download is, a few times a second. */
    interface Progress {

        /**
         * @param bytes that are here
         * @param length of the file, if the server said so
         */
        void at(long bytes, OptionalLong length);
    }

    private static final int NOT_FOUND = 404;
    private static final long UNKNOWN = -1;
    private static final Duration TICK = Duration.ofMillis(250);

    private final HttpTimeouts patience;
    private @Nullable HttpClient client;

    WebFiles(HttpTimeouts patience) {
        this.patience = patience;
    }

    /** Made when something can be connected to: it takes long to make. */
    private HttpClient client(URI file) {
        HttpClient present = client;
        if (present == null) {
            Reachability.require(file, patience.response());
            present = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(Redirect.NORMAL)
                    .connectTimeout(patience.response())
                    .build();
            client = present;
        }
        return present;
    }

    /** A small text file; empty when the server says that there is none. */
    Optional<String> text(URI file) {
        HttpResponse<String> response = await(file, get(file), BodyHandlers.ofString(StandardCharsets.UTF_8));
        return isThere(file, response) ? Optional.of(response.body()) : Optional.empty();
    }

    /** Whether the server has this file. */
    boolean exists(URI file) {
        HttpRequest head = HttpRequest.newBuilder(file)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        return isThere(file, await(file, head, BodyHandlers.discarding()));
    }

    /**
     * Downloads a file as a whole, or fails.
     *
     * @param target a new file
     */
    void download(URI file, Path target, Progress progress) {
        AtomicLong length = new AtomicLong(UNKNOWN);
        CompletableFuture<HttpResponse<Path>> download =
                client(file).sendAsync(get(file), response -> body(response, target, length));
        long seen = -1;
        long silentSince = System.nanoTime();
        while (true) {
            Optional<HttpResponse<Path>> response = await(file, download, TICK);
            if (response.isPresent()) {
                if (!isThere(file, response.get())) {
                    throw new FailedException("There is no " + shown(file) + ".", "Check the address.");
                }
                return;
            }
            long bytes = target.toFile().length();
            if (bytes != seen) {
                seen = bytes;
                silentSince = System.nanoTime();
                progress.at(seen, length.get() < 0 ? OptionalLong.empty() : OptionalLong.of(length.get()));
            } else if (System.nanoTime() - silentSince
                    > patience.silence(seen > 0).toNanos()) {
                download.cancel(true);
                throw silent(file, seen > 0 ? " after " + seen + " bytes" : "", patience.silence(seen > 0));
            }
        }
    }

    /** The body of a refusal is dropped. */
    private static BodySubscriber<Path> body(ResponseInfo response, Path target, AtomicLong length) {
        if (response.statusCode() != 200) {
            return BodySubscribers.replacing(target);
        }
        length.set(response.headers().firstValueAsLong("Content-Length").orElse(UNKNOWN));
        return BodySubscribers.ofFile(target);
    }

    private static HttpRequest get(URI file) {
        return HttpRequest.newBuilder(file).build();
    }

    private <T> HttpResponse<T> await(URI file, HttpRequest request, BodyHandler<T> handler) {
        CompletableFuture<HttpResponse<T>> response = client(file).sendAsync(request, handler);
        return await(file, response, patience.response()).orElseThrow(() -> {
            response.cancel(true);
            return silent(file, "", patience.response());
        });
    }

    /** The response, if it comes within this time. */
    private static <T> Optional<T> await(URI file, CompletableFuture<T> response, Duration time) {
        try {
            return Optional.of(response.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new UnreachableException(
                    shown(file) + " could not be read: " + Reachability.reason(file, e.getCause()) + ".",
                    "Check this machine's network, or name a mirror or a local file with --from.",
                    e.getCause());
        } catch (InterruptedException e) {
            response.cancel(true);
            throw CancelledException.interrupted("reading " + shown(file), e);
        }
    }

    private static boolean isThere(URI file, HttpResponse<?> response) {
        int status = response.statusCode();
        if (status == NOT_FOUND) {
            return false;
        }
        if (status >= 500 || status == 429) {
            throw new UnreachableException(
                    shown(file) + " could not be read: the server answered " + status + ".", "Try again later.");
        }
        if (status != 200) {
            throw new FailedException(
                    shown(file) + " could not be read: the server answered " + status + ".",
                    "Check the address, or fetch the file by other means and name it with --from.");
        }
        return true;
    }

    /** An address without its query, which may hold a secret. */
    static String shown(URI file) {
        return file.toString().replaceFirst("[?#].*", "");
    }

    private static UnreachableException silent(URI file, String when, Duration time) {
        return new UnreachableException(
                shown(file) + " could not be read: the server was silent for " + time.toMillis() + " ms" + when + ".",
                "Try again, with a longer --timeout perhaps, or name a mirror or a local file with --from.");
    }
}
