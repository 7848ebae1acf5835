package dev.k2g.connect;

import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.http.ApiErrorMessage;
import dev.k2g.http.ConnectionFailure;
import dev.k2g.http.HttpReply;
import dev.k2g.secret.Redaction;

import java.util.List;
import java.util.Locale;

/** Says what went wrong with one Connect API, without its secrets. */
final class ConnectErrors {

    /** Where an error's text is: Connect's own, Confluent Cloud's, and that of its gateway. */
    private static final List<String> MESSAGES = List.of("/message", "/error/message", "/errors/0/detail");

    private final ConnectEndpoint endpoint;

    /** What the API said, redacted and in one line. */
    final ApiErrorMessage text;

    ConnectErrors(ConnectEndpoint endpoint, Redaction redaction) {
        this.endpoint = endpoint;
        this.text = new ApiErrorMessage(MESSAGES, redaction);
    }

    /** What is talked to, in the middle of a sentence. */
    String server() {
        return (isWorker() ? "the Connect worker" : "Confluent Cloud's Connect API") + " at " + endpoint.uri();
    }

    /** The same where a sentence begins. */
    String serverFirst() {
        return isWorker() ? "T" + server().substring(1) : server();
    }

    private boolean isWorker() {
        return endpoint.service() == Service.WORKER;
    }

    /** What is thrown when there was no talking to it. */
    ConnectionFailure connection() {
        String keys = isWorker() ? "connect.worker" : "connect.managed";
        return new ConnectionFailure(
                serverFirst(),
                isWorker()
                        ? "Check that it runs there and that this machine reaches it."
                        : "Check that this machine reaches it, perhaps through a proxy.",
                keys + ".url",
                keys + ".certificateAuthority");
    }

    /** Without a cause: its message would quote the body. */
    FailedException notConnects(String what) {
        return new FailedException(
                FindingCode.ANOTHER_SERVICE,
                "The server at " + endpoint.uri() + " gave an answer that is not Connect's when asked to " + what + ".",
                isWorker()
                        ? "Check that this is the address of a Kafka Connect worker's REST API."
                        : "Check connect.managed.url in the target file.");
    }

    /** A refusal, as a failure that says what the API said. */
    K2gException refusal(String what, HttpReply reply) {
        if (reply.isForeign()) {
            return connection().foreign(what, reply, text.said(reply));
        }
        if (isLimit(reply)) {
            return new FailedException(
                    FindingCode.LIMIT_REACHED,
                    failed(what, reply),
                    "Make room or have the quota raised: k2g cleanup --dry-run shows what aborted runs have left.");
        }
        if (reply.isRefusal()) {
            return new FailedException(
                    FindingCode.NOT_PERMITTED,
                    serverFirst() + " does not let k2g " + what + " (HTTP " + reply.status() + ").",
                    isWorker()
                            ? "Check the credentials of the target."
                            : "connect.managed.apiKey takes a Cloud API key, not one of the Kafka cluster; its owner needs a"
                                    + " role in the environment.");
        }
        if (reply.isNotFound() && !isWorker()) {
            return new FailedException(
                    FindingCode.NOT_THERE,
                    failed(what, reply),
                    "The environment, the cluster or the connector was deleted, or connect.managed names others: compare it"
                            + " with confluent kafka cluster list.");
        }
        return new FailedException(
                FindingCode.WORKER_FAILED,
                failed(what, reply),
                isWorker()
                        ? "Look into its log: k2g logs connect."
                        : "Look at the environment, the cluster and the connector in the Confluent Cloud console.");
    }

    private String failed(String what, HttpReply reply) {
        return serverFirst() + " failed to " + what + " (HTTP " + reply.status() + "): " + text.said(reply);
    }

    /** Whether a quota is reached, which a while will not change. Confluent Cloud has 402 for it, or says so with 400. */
    boolean isLimit(HttpReply reply) {
        return !isWorker()
                && !reply.isThrottled()
                && (reply.status() == 402
                        || reply.status() < 500
                                && text.said(reply).toLowerCase(Locale.ROOT).contains("quota"));
    }
}
