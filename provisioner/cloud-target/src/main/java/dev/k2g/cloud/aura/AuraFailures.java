package dev.k2g.cloud.aura;

import dev.k2g.endpoint.AuraAccess;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.http.ApiErrorMessage;
import dev.k2g.http.ConnectionFailure;
import dev.k2g.http.HttpReply;
import dev.k2g.secret.Redaction;

import java.io.IOException;
import java.util.List;

/** What goes wrong with the API, without its secrets. */
final class AuraFailures {

    /** Where an error's text is: the API's own, and that of its login. */
    private static final List<String> MESSAGES =
            List.of("/errors/0/message", "/error_description", "/error", "/message");

    private final AuraAccess access;
    private final ApiErrorMessage text;
    private final ConnectionFailure connection;

    AuraFailures(AuraAccess access) {
        this.access = access;
        this.text = new ApiErrorMessage(
                MESSAGES, Redaction.of(List.of(access.client().password())));
        this.connection = new ConnectionFailure(
                "The Aura API at " + access.uri(),
                "Check that this machine reaches it.",
                "aura.url",
                "aura.certificateAuthority");
    }

    /** What is talked to, in the middle of a sentence. */
    String server() {
        return "the Aura API at " + access.uri();
    }

    K2gException unreachable(String what, IOException cause) {
        return connection.of(what, cause);
    }

    FailedException loginRefused(HttpReply reply) {
        return failure(
                FindingCode.CREDENTIALS_REFUSED,
                "log in",
                reply,
                "refused the client " + access.client().name(),
                "Check aura.clientId and aura.clientSecret; the console makes new ones under API keys.");
    }

    FailedException notPermitted(String what, HttpReply reply) {
        return failure(
                FindingCode.NOT_PERMITTED,
                what,
                reply,
                "does not let the client " + access.client().name() + " " + what,
                "Use an API key of a member of the project that the instance is in.");
    }

    /** Whether the API itself says that there is no such thing; another server knows none of its paths. */
    static boolean isAurasNotFound(HttpReply reply) {
        return reply.isNotFound() && reply.json().path("errors").path(0).has("message");
    }

    FailedException refusal(String what, HttpReply reply) {
        if (reply.isNotFound() && !isAurasNotFound(reply) && !reply.isForeign()) {
            return notAuras(what);
        }
        return failure(
                reply.status() == 402 ? FindingCode.LIMIT_REACHED : FindingCode.FAILED,
                what,
                reply,
                "failed to " + what,
                "Look at the instance in the Aura console.");
    }

    private FailedException failure(FindingCode code, String what, HttpReply reply, String problem, String remedy) {
        String said = text.said(reply);
        return reply.isForeign()
                ? connection.foreign(what, reply, said)
                : new FailedException(
                        code,
                        "The Aura API at " + access.uri() + " " + problem + " (HTTP " + reply.status() + "): " + said,
                        remedy);
    }

    FailedException notAuras(String what) {
        return new FailedException(
                FindingCode.ANOTHER_SERVICE,
                "The server at " + access.uri() + " gave an answer that is not the Aura API's when asked to " + what
                        + ".",
                "Check aura.url in the target file, which has no path and is left out for Aura's own, and whether a proxy"
                        + " answers in its place.");
    }

    /** Why it is still waited for. */
    String lastWord(HttpReply reply) {
        return text.lastWord(reply);
    }
}
