package dev.k2g.cloud.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
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
 */
record WorkerLogin(ConnectEndpoint endpoint, Optional<String> clusterId) implements Check {

    @Override
    public CheckOutcome run() {
        LoginCheck question = new LoginCheck(endpoint, "connect.worker");
        HttpReply answer = question.get("/");
        if (!answer.isSuccess()) {
            return CheckOutcome.failed(user(), refusal(answer, question.said(answer)));
        }
        JsonNode worker = answer.json();
        if (!worker.path("version").isTextual()
                || !worker.path("kafka_cluster_id").isTextual()) {
            return CheckOutcome.failed(user(), anotherService("its answer is not that of a Connect worker"));
        }
        String itsCluster = worker.path("kafka_cluster_id").asText();
        return clusterId
                .filter(known -> !known.equals(itsCluster))
                .map(known -> CheckOutcome.failed(user(), anotherCluster(itsCluster, known)))
                .orElseGet(() -> CheckOutcome.ok(user()));
    }

    private String user() {
        return endpoint.login().map(login -> "user " + login.name()).orElse("no login is asked for");
    }

    private CheckFailure refusal(HttpReply answer, String said) {
        if (answer.status() == 403 && answer.isForeign()) {
            return anotherService("it answers HTTP 403" + said);
        }
        return switch (answer.status()) {
            case 401, 403 ->
                CheckFailure.lasting(
                        FindingCode.CREDENTIALS_REFUSED,
                        "The worker at " + endpoint.uri() + " refuses "
                                + endpoint.login()
                                        .map(Login::name)
                                        .map(user -> "the user " + user)
                                        .orElse("whoever has no login")
                                + " (HTTP " + answer.status() + ").",
                        "Check connect.worker.username and connect.worker.password.");
            case 407 -> anotherService("a proxy wants a login (HTTP 407)");
            case 404 -> anotherService("it knows no worker there (HTTP 404)");
            default -> anotherService("it answers HTTP " + answer.status() + said);
        };
    }

    private CheckFailure anotherService(String what) {
        return CheckFailure.lasting(
                FindingCode.ANOTHER_SERVICE,
                "Something else than a Connect worker answers at " + endpoint.uri() + ": " + what + ".",
                "connect.worker.url must be the worker's REST API, such as http://worker:8083; look for a proxy in"
                        + " between.");
    }

    private CheckFailure anotherCluster(String itsCluster, String ours) {
        return CheckFailure.lasting(
                FindingCode.ANOTHER_CLUSTER,
                "The worker works on the Kafka cluster " + itsCluster + ", and kafka.bootstrapServers is " + ours
                        + ": connectors would read other topics than k2g makes.",
                "Name the worker's cluster under kafka, or another worker under connect.");
    }
}
