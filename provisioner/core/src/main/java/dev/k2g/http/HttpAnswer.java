package dev.k2g.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an HTTP API answered.
 *
 * @param status the HTTP status; 0 when there was no answer
 * @param body the body as it came, possibly with secrets in it; without an answer, what happened instead
 * @param retryAfter how long the API wants to be left alone
 */
public record HttpAnswer(int status, String body, Optional<Duration> retryAfter) {

    /** No answer in time: what was asked for may be done, or not. */
    public static final HttpAnswer TIMED_OUT = new HttpAnswer(0, "it did not answer in time");

    /** No whole answer: what was asked for may be done, or not. */
    public static final HttpAnswer BROKEN_OFF = new HttpAnswer(0, "the connection broke off");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One that says nothing of when to ask again. */
    public HttpAnswer(int status, String body) {
        this(status, body, Optional.empty());
    }

    static HttpAnswer of(HttpResponse<String> response) {
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
        return new HttpAnswer(response.statusCode(), response.body(), retryAfter);
    }

    /** Whether there is none. */
    public boolean isMissing() {
        return status == 0;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public boolean isNotFound() {
        return status == 404;
    }

    /** Whether who asked is unknown, or may not. */
    public boolean isRefusal() {
        return status == 401 || status == 403;
    }

    /** Whether it was not even looked at, for there were too many requests. */
    public boolean isThrottled() {
        return status == 429;
    }

    /** The body; missing when it is no JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // another server's words
        }
    }
}
