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
import dev.k2g.http.HttpApi;
import dev.k2g.http.HttpCall;
import dev.k2g.http.HttpReply;
import dev.k2g.http.Retry;
import dev.k2g.secret.Redaction;
import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Sends requests to a Connect API, again while a worker's group rebalances or a service asks for patience. */
final class ConnectRequests {

    /** What was accepted may be shown later: a worker has to read its own topic first, a service is a cluster itself. */
    private static final Duration TO_SHOW = Duration.ofSeconds(3);

    private static final HttpReply DONE = new HttpReply(200, "");

    final Service service;
    private final Optional<String> authorization;
    private final Duration pause;
    final ConnectErrors errors;
    private final HttpApi api;
    private final ObjectMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    ConnectRequests(ConnectEndpoint endpoint, Redaction redaction) {
        this.service = endpoint.service();
        this.authorization = endpoint.login().map(Login::basicAuthorization);
        this.pause = service == Service.WORKER ? Duration.ZERO : Retry.COURTESY;
        this.errors = new ConnectErrors(endpoint, redaction);
        this.api = new HttpApi(endpoint.uri(), endpoint.certificateAuthority(), errors.connection()::of);
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
    HttpReply sendAgain(String what, String method, String path, @Nullable Object body, Deadline deadline) {
        HttpCall call = call(what, method, path, body);
        return again(what, () -> api.send(call, deadline), deadline);
    }

    /** As {@link #sendAgain}; without an answer it first looks whether the request was carried out nevertheless. */
    HttpReply sendUnless(
            BooleanSupplier carriedOut,
            String what,
            String method,
            String path,
            @Nullable Object body,
            Deadline deadline) {
        HttpCall call = call(what, method, path, body);
        Supplier<HttpReply> send = () -> {
            HttpReply reply = api.send(call, deadline);
            return isUncertain(reply) && Deadline.in(TO_SHOW).isMet(pause, carriedOut) ? DONE : reply;
        };
        return again(what, send, deadline);
    }

    private HttpCall call(String what, String method, String path, @Nullable Object body) {
        return HttpCall.of(what, method, path)
                .withAuthorization(authorization)
                .withJson(body == null ? "" : write(body));
    }

    private HttpReply again(String what, Supplier<HttpReply> send, Deadline deadline) {
        return Retry.whilst(reply -> isMomentary(reply) || isUncertain(reply), pause)
                .await(errors.server() + " to " + what, send, errors.text::lastWord, deadline);
    }

    /** Whether a request may have been carried out although the API did not say so. */
    private static boolean isUncertain(HttpReply reply) {
        return switch (reply.status()) {
            case 502, 503, 504 -> true;
            case 500 -> reply.body().contains("timed out");
            default -> reply.isMissing();
        };
    }

    /**
     * Whether another try may succeed: a worker's group is rebalancing or starting, or a service has had too many
     * requests. A worker refuses a change with 409 then, while reading a configuration fails with 500.
     */
    private boolean isMomentary(HttpReply reply) {
        return reply.status() == 409 && !errors.isLimit(reply)
                || reply.isThrottled()
                || reply.status() == 500 && reply.body().contains("rebalance");
    }

    <T> T read(String what, HttpReply reply, TypeReference<T> type) {
        if (!reply.isSuccess()) {
            throw errors.refusal(what, reply);
        }
        try {
            return json.readValue(reply.body(), type);
        } catch (JsonProcessingException e) {
            throw errors.notConnects(what);
        }
    }

    /** How many requests were sent. */
    long requests() {
        return api.requests();
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + body.getClass(), e);
        }
    }
}
