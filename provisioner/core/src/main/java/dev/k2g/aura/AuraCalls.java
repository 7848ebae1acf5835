package dev.k2g.aura;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.AuraAccess;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls of the API: logs in, waits where it is throttled, and asks again where that is safe. */
final class AuraCalls {

    /** Between two tries when the API does not say how long to wait. */
    private static final Duration COURTESY = Duration.ofMillis(500);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuraAccess access;
    private final AuraFailures failures;
    private final AuraHttp http;
    private final AuraToken token;

    AuraCalls(AuraAccess access) {
        this.access = access;
        this.failures = new AuraFailures(access);
        this.http = new AuraHttp(access, failures);
        this.token = new AuraToken(access.client(), http);
    }

    /** Fetches a token, unless there is one. */
    void logIn(Deadline deadline) {
        if (token.isThere()) {
            return;
        }
        AuraAnswer answer = repeat("log in", true, token::ask, deadline);
        // 400 is what OAuth has for an unknown client
        if (answer.isRefusal() || answer.status() == 400) {
            throw failures.loginRefused(answer);
        }
        token.take(json("log in", answer), () -> failures.notAuras("log in"));
    }

    /** The answer to a question, which is asked again when there is none. */
    AuraAnswer get(String what, String path, Deadline deadline) {
        return call(what, "GET", path, true, deadline);
    }

    /** The answer to a command, which is never given twice: without an answer it may have been carried out. */
    AuraAnswer post(String what, String path, Deadline deadline) {
        return call(what, "POST", path, false, deadline);
    }

    private AuraAnswer call(String what, String method, String path, boolean safe, Deadline deadline) {
        boolean mayBeExpired = token.isThere();
        AuraAnswer answer = callOnce(what, method, path, safe, deadline);
        if (answer.isRefusal() && mayBeExpired) {
            token.forget();
            answer = callOnce(what, method, path, safe, deadline);
        }
        if (answer.isRefusal()) {
            throw failures.notPermitted(what, answer);
        }
        return answer;
    }

    private AuraAnswer callOnce(String what, String method, String path, boolean safe, Deadline deadline) {
        logIn(deadline);
        return repeat(
                what,
                safe,
                () -> http.send(what, method, path, token.authorization(), "application/json", ""),
                deadline);
    }

    private AuraAnswer repeat(String what, boolean safe, Supplier<AuraAnswer> send, Deadline deadline) {
        Tries tries = new Tries(safe, send);
        return deadline.await(
                "the Aura API at " + access.uri() + " to " + what, tries::next, () -> failures.said(tries.last));
    }

    JsonNode json(String what, AuraAnswer answer) {
        if (!answer.isSuccess()) {
            throw failures.refusal(what, answer);
        }
        try {
            JsonNode node = JSON.readTree(answer.body());
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            e.clearLocation(); // it quotes the answer, which may be a token
        }
        throw failures.notAuras(what);
    }

    AuraFailures failures() {
        return failures;
    }

    /** One request, until it has an answer that will not change by itself. */
    private static final class Tries {

        private final boolean safe;
        private final Supplier<AuraAnswer> send;
        private AuraAnswer last = AuraAnswer.NONE;
        private Deadline pause = Deadline.in(Duration.ZERO);

        Tries(boolean safe, Supplier<AuraAnswer> send) {
            this.safe = safe;
            this.send = send;
        }

        Optional<AuraAnswer> next() {
            if (!pause.hasPassed()) {
                return Optional.empty();
            }
            last = send.get();
            if (last.isThrottled() || safe && last.isUncertain()) {
                pause = Deadline.in(last.retryAfter().orElse(COURTESY));
                return Optional.empty();
            }
            return Optional.of(last);
        }
    }
}
