package dev.k2g.cloud.aura;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.AuraAccess;
import dev.k2g.http.HttpApi;
import dev.k2g.http.HttpCall;
import dev.k2g.http.HttpReply;
import dev.k2g.http.Retry;

import java.util.Optional;

/** Calls of the API: logs in, waits where it is throttled, and asks again where that is safe. */
final class AuraCalls {

    private final AuraFailures failures;
    private final HttpApi api;
    private final AuraToken token;

    AuraCalls(AuraAccess access) {
        this.failures = new AuraFailures(access);
        this.api = new HttpApi(access.uri(), access.certificateAuthority(), failures::unreachable);
        this.token = new AuraToken(access.client());
    }

    /** Fetches a token, unless there is one. */
    void logIn(Deadline deadline) {
        if (token.isThere()) {
            return;
        }
        HttpReply reply = repeat(token.request(), true, deadline);
        // 400 is what OAuth has for an unknown client
        if (reply.isRefusal() || reply.status() == 400) {
            throw failures.loginRefused(reply);
        }
        token.take(json("log in", reply), () -> failures.notAuras("log in"));
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
        boolean mayBeExpired = token.isThere();
        HttpReply reply = callOnce(call, safe, deadline);
        // an expired token is 403 (the API's page on authentication), one that never was any 401
        if (reply.isRefusal() && mayBeExpired) {
            token.forget();
            reply = callOnce(call, safe, deadline);
        }
        if (reply.isRefusal()) {
            throw failures.notPermitted(call.what(), reply);
        }
        return reply;
    }

    private HttpReply callOnce(HttpCall call, boolean safe, Deadline deadline) {
        logIn(deadline);
        return repeat(call.withAuthorization(Optional.of(token.authorization())), safe, deadline);
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
