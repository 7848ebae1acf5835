package dev.k2g.twin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/**
 * What an API answers.
 *
 * @param status the HTTP status
 * @param body the body; a missing node for none
 * @param retryAfter how long the client is to wait
 */
public record Response(int status, JsonNode body, Optional<Duration> retryAfter) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer with a body, which is written as JSON. */
    public static Response of(int status, @Nullable Object body) {
        return new Response(status, JSON.valueToTree(body), Optional.empty());
    }

    /** An answer without a body. */
    public static Response empty(int status) {
        return new Response(status, MissingNode.getInstance(), Optional.empty());
    }

    /** The same, with a request to wait. */
    public Response after(Duration pause) {
        return new Response(status, body, Optional.of(pause));
    }

    String text() {
        return body.isMissingNode() ? "" : body.toString();
    }
}
