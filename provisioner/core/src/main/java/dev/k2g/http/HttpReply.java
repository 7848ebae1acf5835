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
 * @param status the HTTP status; 0 when there was no reply
 * @param body the body as it came, possibly with secrets in it; without a reply, what happened instead
 * @param retryAfter how long the API wants to be left alone
 * @param location where it sends whoever asks
 */
public record HttpReply(int status, String body, Optional<Duration> retryAfter, Optional<String> location) {

    /** No reply in time: what was asked for may be done, or not. */
    public static final HttpReply TIMED_OUT = new HttpReply(0, "it did not answer in time");

    /** No whole reply: what was asked for may be done, or not. */
    public static final HttpReply BROKEN_OFF = new HttpReply(0, "the connection broke off");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private static final Pattern WEB_PAGE = Pattern.compile("(?is)\\s*(<!--.*?-->\\s*)?<(!doctype html|html|head).*");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One that says nothing of when to ask again. */
    public HttpReply(int status, String body) {
        this(status, body, Optional.empty(), Optional.empty());
    }

    static HttpReply of(HttpResponse<String> response) {
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
        Optional<String> location = response.headers().firstValue("Location").map(HttpReply::withoutQuery);
        return new HttpReply(response.statusCode(), response.body(), retryAfter, location);
    }

    /** A query may hold somebody's session. */
    private static String withoutQuery(String uri) {
        return uri.replaceFirst("[?#].*", "");
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

    /** Whether a browser should show it: no API answers like this. */
    boolean isWebPage() {
        return WEB_PAGE.matcher(body).matches();
    }

    /**
     * Whether something else than the API gave it: a proxy that wants a login or shows a page, or a server that sends
     * elsewhere. With 401, servers show a page to whoever may log in.
     */
    public boolean isForeign() {
        return status >= 300 && status < 400 || status == 407 || status != 401 && !isSuccess() && isWebPage();
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
