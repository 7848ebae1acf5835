package dev.k2g.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Login;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.Code;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.secret.Redaction;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** Sends requests to a worker's REST API, again while its group rebalances. */
final class Rest {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(30);
    private static final Duration SHORTEST_ANSWERING = Duration.ofSeconds(2);

    private final URI base;
    private final Optional<String> authorization;
    private final Redaction redaction;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();
    private final ObjectMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final LongAdder requests = new LongAdder();

    Rest(ConnectEndpoint endpoint, Redaction redaction) {
        this.base = endpoint.uri();
        this.authorization = endpoint.login().map(Rest::basic);
        this.redaction = redaction;
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
     * The answer to a request that may safely be sent twice. A rebalance and a time-out are waited out.
     *
     * @param what what is asked for, as it reads after "failed to"
     */
    RestAnswer sendAgain(String what, String method, String path, @Nullable Object body, Deadline deadline) {
        return sendUnless(() -> false, what, method, path, body, deadline);
    }

    /** As {@link #sendAgain}; after a time-out it first asks whether the request was carried out nevertheless. */
    RestAnswer sendUnless(
            BooleanSupplier carriedOut,
            String what,
            String method,
            String path,
            @Nullable Object body,
            Deadline deadline) {
        AtomicReference<String> last = new AtomicReference<>("it did not answer in time.");
        return deadline.await(
                "the Connect worker at " + base + " to " + what,
                () -> {
                    RestAnswer answer = sendOnce(what, method, path, body, deadline);
                    if (answer.isUncertain() && carriedOut.getAsBoolean()) {
                        return Optional.of(new RestAnswer(200, ""));
                    }
                    if (answer.isMomentary() || answer.isUncertain()) {
                        last.set(answer.status() == RestAnswer.TIMED_OUT ? "it did not answer in time." : said(answer));
                        return Optional.empty();
                    }
                    return Optional.of(answer);
                },
                last::get);
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
            return new RestAnswer(response.statusCode(), response.body());
        } catch (HttpTimeoutException e) {
            return new RestAnswer(RestAnswer.TIMED_OUT, "");
        } catch (IOException e) {
            throw new UnreachableException(
                    "The Connect worker at " + base + " did not answer when asked to " + what + ".",
                    "Check that it runs there and that this machine reaches it.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("Interrupted while asking Connect to " + what + ".", null, e);
        }
    }

    <T> T read(String what, RestAnswer answer, TypeReference<T> type) {
        if (!answer.isSuccess()) {
            throw failure(what, answer);
        }
        try {
            return json.readValue(answer.body(), type);
        } catch (JsonProcessingException e) {
            // without the cause: its message quotes the body
            throw new FailedException(
                    Code.WORKER_FAILED,
                    "The server at " + base + " gave an answer that is not Connect's when asked to " + what + ".",
                    "Check that this is the address of a Kafka Connect worker's REST API.");
        }
    }

    /** A refusal, as a failure that says what the worker said. */
    K2gException failure(String what, RestAnswer answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            return new FailedException(
                    Code.NOT_PERMITTED,
                    "The Connect worker at " + base + " does not let k2g " + what + " (HTTP " + answer.status() + ").",
                    "Check the credentials of the target.");
        }
        return new FailedException(
                Code.WORKER_FAILED,
                "The Connect worker at " + base + " failed to " + what + " (HTTP " + answer.status() + "): "
                        + said(answer),
                "Look into its log: k2g logs connect.");
    }

    /** What the worker said, redacted and in one line that ends with a full stop. */
    String said(RestAnswer answer) {
        String message = answer.body();
        try {
            JsonNode node = json.readTree(message).path("message");
            message = node.isTextual() ? node.asText() : message;
        } catch (JsonProcessingException e) {
            // a proxy or another server answered in its own words: those are shown
            message = answer.body();
        }
        String line = redaction.redact(message).replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            return "it said nothing more.";
        }
        return line.endsWith(".") ? line : line + ".";
    }

    long requests() {
        return requests.sum();
    }

    String address() {
        return base.toString();
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
}
