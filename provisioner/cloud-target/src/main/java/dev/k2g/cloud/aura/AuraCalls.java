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
        HttpReply answer = repeat(token.request(), true, deadline);
        // 400 is what OAuth has for an unknown client
        if (answer.isRefusal() || answer.status() == 400) {
            throw failures.loginRefused(answer);
        }
        token.take(json("log in", answer), () -> failures.notAuras("log in"));
    }

    /** The answer to a question, which is asked again when there is none. */
    HttpReply get(String what, String path, Deadline deadline) {
        return call(HttpCall.of(what, "GET", path), true, deadline);
    }

    /** The answer to a command, which is never given twice: without an answer it may have been carried out. */
    HttpReply post(String what, String path, Deadline deadline) {
        return call(HttpCall.of(what, "POST", path), false, deadline);
    }

    private HttpReply call(HttpCall question, boolean safe, Deadline deadline) {
        boolean mayBeExpired = token.isThere();
        HttpReply answer = callOnce(question, safe, deadline);
        // an expired token is 403 (the API's page on authentication), one that never was any 401
        if (answer.isRefusal() && mayBeExpired) {
            token.forget();
            answer = callOnce(question, safe, deadline);
        }
        if (answer.isRefusal()) {
            throw failures.notPermitted(question.what(), answer);
        }
        return answer;
    }

    private HttpReply callOnce(HttpCall question, boolean safe, Deadline deadline) {
        logIn(deadline);
        return repeat(question.withAuthorization(Optional.of(token.authorization())), safe, deadline);
    }

    private HttpReply repeat(HttpCall question, boolean safe, Deadline deadline) {
        return Retry.whilst(answer -> answer.isThrottled() || safe && isUncertain(answer), Retry.COURTESY)
                .await(
                        failures.server() + " to " + question.what(),
                        () -> api.send(question, deadline),
                        failures::lastWord,
                        deadline);
    }

    /** Whether a request may have been carried out, or not. */
    static boolean isUncertain(HttpReply answer) {
        return answer.isMissing() || answer.status() >= 500;
    }

    JsonNode json(String what, HttpReply answer) {
        if (!answer.isSuccess()) {
            throw failures.refusal(what, answer);
        }
        JsonNode node = answer.json();
        if (!node.isObject()) {
            throw failures.notAuras(what);
        }
        return node;
    }

    AuraFailures failures() {
        return failures;
    }
}
