package dev.k2g.cloud.diagnosis;

import dev.k2g.deadline.Deadline;
import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Login;
import dev.k2g.failure.UnreachableException;
import dev.k2g.http.ApiErrorMessage;
import dev.k2g.http.ConnectionFailure;
import dev.k2g.http.HttpApi;
import dev.k2g.http.HttpCall;
import dev.k2g.http.HttpReply;
import dev.k2g.http.Retry;
import dev.k2g.secret.Redaction;

import java.time.Duration;
import java.util.List;

/** Asks a Connect API, and has its reply looked at, whatever it is. */
final class LoginCheck {

    private static final Duration USUAL = Duration.ofSeconds(20);
    private static final int LONGEST = 200;

    private final ConnectEndpoint endpoint;
    private final Patience patience;
    private final HttpApi api;
    private final ApiErrorMessage text;

    /**
     * @param keys the part of the target file that describes it
     * @param patience how long to wait for its reply
     */
    LoginCheck(ConnectEndpoint endpoint, String keys, Patience patience) {
        this.patience = patience;
        this.endpoint = endpoint;
        ConnectionFailure connection = new ConnectionFailure(
                "What should answer at " + endpoint.uri(),
                "Check that this machine reaches it.",
                keys + ".url",
                keys + ".certificateAuthority");
        this.api = new HttpApi(endpoint.uri(), endpoint.certificateAuthority(), connection::of);
        this.text = new ApiErrorMessage(
                List.of("/message", "/error/message", "/errors/0/detail"),
                Redaction.of(endpoint.login().map(Login::password).stream().toList()));
    }

    /**
     * The reply, asked for again while a service is throttled or something breaks off.
     *
     * @throws UnreachableException when there is none
     */
    HttpReply get(String path) {
        HttpCall request = HttpCall.of("let k2g in", "GET", path)
                .withAuthorization(endpoint.login().map(Login::basicAuthorization));
        Deadline deadline = Deadline.in(patience.atMost(USUAL));
        return Retry.whilst(LoginCheck::isRetriable, Retry.COURTESY)
                .await(endpoint.uri() + " to answer", () -> api.send(request, deadline), text::lastWord, deadline);
    }

    private static boolean isRetriable(HttpReply reply) {
        return switch (reply.status()) {
            case 429, 502, 503, 504 -> true;
            default -> reply.isMissing();
        };
    }

    /** What it says is wrong, as the end of a sentence after a colon; empty when it says nothing. */
    String said(HttpReply reply) {
        String line = text.of(reply);
        return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(line.length(), LONGEST));
    }
}
