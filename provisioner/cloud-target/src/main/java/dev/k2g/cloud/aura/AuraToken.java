package dev.k2g.cloud.aura;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.endpoint.Login;
import dev.k2g.http.HttpCall;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The bearer token of OAuth's client credentials (RFC 6749, 4.4), kept for as long as it is good. */
final class AuraToken {

    /** It is fetched anew this long before its end, for clocks and networks. */
    private static final long MARGIN_SECONDS = 60;

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GRANT = "grant_type=client_credentials";

    private final Login client;
    private Optional<String> token = Optional.empty();
    private long goodUntilNanos;

    AuraToken(Login client) {
        this.client = client;
    }

    boolean isThere() {
        return token.isPresent() && System.nanoTime() - goodUntilNanos < 0;
    }

    String authorization() {
        return "Bearer " + token.orElseThrow();
    }

    void forget() {
        token = Optional.empty();
    }

    /** The request for one; its reply is taken with {@link #take}. */
    HttpCall request() {
        return HttpCall.of("log in", "POST", "/oauth/token")
                .withAuthorization(Optional.of(client.basicAuthorization()))
                .withBody(FORM, GRANT);
    }

    /** Keeps the token of a reply. */
    void take(JsonNode reply, Supplier<? extends RuntimeException> noToken) {
        String text = reply.path("access_token").asText();
        if (text.isEmpty()) {
            throw noToken.get();
        }
        token = Optional.of(text);
        long seconds = Math.max(1, reply.path("expires_in").asLong(3600) - MARGIN_SECONDS);
        goodUntilNanos = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    }
}
