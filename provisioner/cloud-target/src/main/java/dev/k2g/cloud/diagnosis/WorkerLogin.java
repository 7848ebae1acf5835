package dev.k2g.cloud.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Login;
import dev.k2g.failure.FindingCode;
import dev.k2g.http.HttpReply;

import java.util.Optional;

/**
 * Whether a worker lets k2g in, and is a worker of the right cluster.
 *
 * @param endpoint the worker
 * @param clusterId the id of the Kafka cluster that k2g uses, where it is known
 * @param patience how long to wait for its answer
 */
record WorkerLogin(ConnectEndpoint endpoint, Optional<String> clusterId, Patience patience) {

    CheckResult run() {
        LoginCheck request = new LoginCheck(endpoint, "connect.worker", patience);
        HttpReply reply = request.get("/");
        if (!reply.isSuccess()) {
            return CheckResult.failed(user(), refusal(reply, request.said(reply)));
        }
        JsonNode worker = reply.json();
        if (!worker.path("version").isTextual()
                || !worker.path("kafka_cluster_id").isTextual()) {
            return CheckResult.failed(user(), anotherService("its answer is not that of a Connect worker"));
        }
        String itsCluster = worker.path("kafka_cluster_id").asText();
        return clusterId
                .filter(known -> !known.equals(itsCluster))
                .map(known -> CheckResult.failed(user(), anotherCluster(itsCluster, known)))
                .orElseGet(() -> CheckResult.ok(user()));
    }

    private String user() {
        return endpoint.login().map(login -> "user " + login.name()).orElse("no login is asked for");
    }

    private CheckFailure refusal(HttpReply reply, String said) {
        if (reply.status() == 403 && reply.isForeign()) {
            return anotherService("it answers HTTP 403" + said);
        }
        return switch (reply.status()) {
            case 401, 403 ->
                CheckFailure.permanent(
                        FindingCode.CREDENTIALS_REFUSED,
                        "The worker at " + endpoint.uri() + " refuses "
                                + endpoint.login()
                                        .map(Login::name)
                                        .map(user -> "the user " + user)
                                        .orElse("whoever has no login")
                                + " (HTTP " + reply.status() + ").",
                        "Check connect.worker.username and connect.worker.password.");
            case 407 -> anotherService("a proxy wants a login (HTTP 407)");
            case 404 -> anotherService("it knows no worker there (HTTP 404)");
            default -> anotherService("it answers HTTP " + reply.status() + said);
        };
    }

    private CheckFailure anotherService(String what) {
        return CheckFailure.permanent(
                FindingCode.ANOTHER_SERVICE,
                "Something else than a Connect worker answers at " + endpoint.uri() + ": " + what + ".",
                "connect.worker.url must be the worker's REST API, such as http://worker:8083; look for a proxy in"
                        + " between.");
    }

    private CheckFailure anotherCluster(String itsCluster, String ours) {
        return CheckFailure.permanent(
                FindingCode.ANOTHER_CLUSTER,
                "The worker works on the Kafka cluster " + itsCluster + ", and kafka.bootstrapServers is " + ours
                        + ": connectors would read other topics than k2g makes.",
                "Name the worker's cluster under kafka, or another worker under connect.");
    }
}
