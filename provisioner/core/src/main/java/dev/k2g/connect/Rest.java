package dev.k2g.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Login;
import dev.k2g.endpoint.TrustedAuthority;
import dev.k2g.failure.CancelledException;
import dev.k2g.secret.Redaction;
import org.jspecify.annotations.Nullable;

import javax.net.ssl.SSLHandshakeException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Sends requests to a Connect API, again while a worker's group rebalances or a service asks for patience. */
final class Rest {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(30);
    private static final Duration SHORTEST_ANSWERING = Duration.ofSeconds(2);

    /** Between two tries when a service does not say how long to wait. */
    private static final Duration COURTESY = Duration.ofMillis(500);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final URI base;
    private final Optional<String> authorization;
    private final Duration pause;
    private final Wording wording;
    private final HttpClient client;
    private final ObjectMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final LongAdder requests = new LongAdder();

    Rest(ConnectEndpoint endpoint, Redaction redaction) {
        this.base = endpoint.uri();
        this.authorization = endpoint.login().map(Rest::basic);
        this.pause = endpoint.service() == Service.WORKER ? Duration.ZERO : COURTESY;
        this.wording = new Wording(endpoint, redaction);
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTING);
        endpoint.certificateAuthority().map(TrustedAuthority::of).ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    private static String basic(Login login) {
        byte[] pair = (login.name() + ":" + login.password().reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** A name as one segment of a path. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The answer to a request that may safely be sent twice. A rebalance, a time-out, a connection that breaks off and a
     * service's throttling are waited out.
     *
     * @param what what is asked for, as it reads after "failed to"
     */
    RestAnswer sendAgain(String what, String method, String path, @Nullable Object body, Deadline deadline) {
        return sendUnless(() -> false, what, method, path, body, deadline);
    }

    /** As {@link #sendAgain}; without an answer it first asks whether the request was carried out nevertheless. */
    RestAnswer sendUnless(
            BooleanSupplier carriedOut,
            String what,
            String method,
            String path,
            @Nullable Object body,
            Deadline deadline) {
        Tries tries = new Tries(carriedOut, () -> sendOnce(what, method, path, body, deadline));
        return deadline.await(wording.server() + " to " + what, tries::next, () -> wording.said(tries.last));
    }

    /** The answer to one request, whatever it is. */
    private RestAnswer sendOnce(String what, String method, String path, @Nullable Object body, Deadline deadline) {
        Duration timeout = max(SHORTEST_ANSWERING, min(ANSWERING, deadline.remaining()));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body)));
        authorization.ifPresent(value -> request.header("Authorization", value));
        requests.increment();
        try {
            var response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new RestAnswer(response.statusCode(), response.body(), retryAfter(response));
        } catch (ConnectException | SSLHandshakeException e) {
            throw wording.unreachable(what, e);
        } catch (HttpTimeoutException e) {
            return RestAnswer.NONE;
        } catch (IOException e) {
            return new RestAnswer(RestAnswer.NO_ANSWER, "the connection broke off");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("Interrupted while asking Connect to " + what + ".", null, e);
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    <T> T read(String what, RestAnswer answer, TypeReference<T> type) {
        if (!answer.isSuccess()) {
            throw wording.refusal(what, answer);
        }
        try {
            return json.readValue(answer.body(), type);
        } catch (JsonProcessingException e) {
            throw wording.notConnects(what);
        }
    }

    Wording wording() {
        return wording;
    }

    long requests() {
        return requests.sum();
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + body.getClass(), e);
        }
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** One request, until it has an answer that will not change by itself. */
    private final class Tries {

        private final BooleanSupplier carriedOut;
        private final Supplier<RestAnswer> send;
        private RestAnswer last = RestAnswer.NONE;
        private Deadline rest = Deadline.in(Duration.ZERO);

        Tries(BooleanSupplier carriedOut, Supplier<RestAnswer> send) {
            this.carriedOut = carriedOut;
            this.send = send;
        }

        Optional<RestAnswer> next() {
            if (!rest.hasPassed()) {
                return Optional.empty();
            }
            last = send.get();
            if (last.isUncertain() && carriedOut.getAsBoolean()) {
                return Optional.of(new RestAnswer(200, ""));
            }
            if (last.isMomentary() || last.isUncertain()) {
                rest = Deadline.in(last.retryAfter().orElse(pause));
                return Optional.empty();
            }
            return Optional.of(last);
        }
    }
}
