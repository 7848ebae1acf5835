package dev.k2g.cloud.aura;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.AuraAccess;
import dev.k2g.endpoint.Login;
import dev.k2g.http.HttpApi;
import dev.k2g.http.HttpCall;
import dev.k2g.http.HttpReply;
import dev.k2g.http.Retry;

import java.time.Duration;
import java.util.Optional;

/** Calls of the API: logs in, waits where it is throttled, and asks again where that is safe. */
final class AuraCalls {

    /** A token is fetched anew this long before its end, for clocks and networks. */
    private static final long MARGIN_SECONDS = 60;

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GRANT = "grant_type=client_credentials";

    private final AuraFailures failures;
    private final HttpApi api;
    private final Login client;

    /** The bearer token of OAuth's client credentials (RFC 6749, 4.4), kept for as long as it is good. */
    private Optional<String> token = Optional.empty();

    private long goodUntilNanos;

    AuraCalls(AuraAccess access) {
        this.failures = new AuraFailures(access);
        this.api = new HttpApi(access.uri(), access.certificateAuthority(), failures::unreachable);
        this.client = access.client();
    }

    /** Fetches a token, unless there is one. */
    void logIn(Deadline deadline) {
        if (isLoggedIn()) {
            return;
        }
        HttpCall request = HttpCall.of("log in", "POST", "/oauth/token")
                .withAuthorization(Optional.of(client.basicAuthorization()))
                .withBody(FORM, GRANT);
        HttpReply reply = repeat(request, true, deadline);
        if (reply.isNotFound()) {
            throw failures.notAuras("log in"); // Aura always has a login
        }
        // 400 is what OAuth has for an unknown client
        if (reply.isRefusal() || reply.status() == 400) {
            throw failures.loginRefused(reply);
        }
        JsonNode granted = json("log in", reply);
        token = Optional.of(granted.path("access_token").asText()).filter(text -> !text.isEmpty());
        if (token.isEmpty()) {
            throw failures.notAuras("log in");
        }
        long seconds = Math.max(1, granted.path("expires_in").asLong(3600) - MARGIN_SECONDS);
        goodUntilNanos = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    }

    private boolean isLoggedIn() {
        return token.isPresent() && System.nanoTime() - goodUntilNanos < 0;
    }

    /** The reply to a query, which is sent again when there is none. */
    HttpReply get(String what, String path, Deadline deadline) {
        return call(HttpCall.of(what, "GET", path), true, deadline);
    }

    /** The reply to a command, which is never given twice: without a reply it may have been carried out. */
    HttpReply post(String what, String path, Deadline deadline) {
        return call(HttpCall.of(what, "POST", path), false, deadline);
    }

    private HttpReply call(HttpCall call, boolean safe, Deadline deadline) {
        boolean mayBeExpired = isLoggedIn();
        HttpReply reply = callOnce(call, safe, deadline);
        // an expired token is 403 (the API's page on authentication), one that never was any 401
        if (reply.isRefusal() && mayBeExpired) {
            token = Optional.empty();
            reply = callOnce(call, safe, deadline);
        }
        if (reply.isRefusal()) {
            throw failures.notPermitted(call.what(), reply);
        }
        return reply;
    }

    private HttpReply callOnce(HttpCall call, boolean safe, Deadline deadline) {
        logIn(deadline);
        return repeat(call.withAuthorization(Optional.of("Bearer " + token.orElseThrow())), safe, deadline);
    }

    private HttpReply repeat(HttpCall call, boolean safe, Deadline deadline) {
        return Retry.whilst(reply -> reply.isThrottled() || safe && isUncertain(reply), Retry.COURTESY)
                .await(
                        failures.server() + " to " + call.what(),
                        () -> api.send(call, deadline),
                        failures::lastWord,
                        deadline);
    }

    /** Whether a request may have been carried out, or not. */
    static boolean isUncertain(HttpReply reply) {
        return reply.isMissing() || reply.status() >= 500;
    }

    JsonNode json(String what, HttpReply reply) {
        if (!reply.isSuccess()) {
            throw failures.refusal(what, reply);
        }
        JsonNode node = reply.json();
        if (!node.isObject()) {
            throw failures.notAuras(what);
        }
        return node;
    }

    AuraFailures failures() {
        return failures;
    }
}
