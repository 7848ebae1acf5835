package dev.k2g.http;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.TrustedAuthority;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.K2gException;

import javax.net.ssl.SSLException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;

/** Sends single requests to an HTTP API. */
public final class HttpApi {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration LONGEST_ANSWERING = Duration.ofSeconds(30);
    private static final Duration SHORTEST_ANSWERING = Duration.ofSeconds(2);

    private final URI base;
    private final BiFunction<String, IOException, K2gException> unreachable;
    private final HttpClient client;
    private final LongAdder requests = new LongAdder();

    /**
     * @param base the API's address, without a trailing slash
     * @param certificateAuthority PEM file of a private authority, or empty to trust the system's
     * @param unreachable what to throw when nobody answers there, or who does cannot be trusted
     */
    public HttpApi(
            URI base, Optional<Path> certificateAuthority, BiFunction<String, IOException, K2gException> unreachable) {
        this.base = base;
        this.unreachable = unreachable;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTING);
        certificateAuthority.map(TrustedAuthority::of).ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /** The reply, whatever it is. It is waited for until the deadline, but 30 seconds at most and 2 at least. */
    public HttpReply send(HttpCall call, Deadline deadline) {
        HttpRequest request = request(call, timeout(deadline.remaining()));
        requests.increment();
        try {
            return HttpReply.of(client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (ConnectException | SSLException e) {
            throw unreachable.apply(call.what(), e);
        } catch (HttpTimeoutException e) {
            return HttpReply.TIMED_OUT;
        } catch (IOException e) {
            return HttpReply.BROKEN_OFF;
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("asking " + base + " to " + call.what(), e);
        }
    }

    private HttpRequest request(HttpCall call, Duration timeout) {
        String body = call.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.path()))
                .timeout(timeout)
                .header("Accept", "application/json")
                .header("Content-Type", call.contentType())
                .method(call.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        call.authorization().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private static Duration timeout(Duration remaining) {
        if (remaining.compareTo(SHORTEST_ANSWERING) < 0) {
            return SHORTEST_ANSWERING;
        }
        return remaining.compareTo(LONGEST_ANSWERING) < 0 ? remaining : LONGEST_ANSWERING;
    }

    /** How many requests it was sent. */
    public long requests() {
        return requests.sum();
    }
}
