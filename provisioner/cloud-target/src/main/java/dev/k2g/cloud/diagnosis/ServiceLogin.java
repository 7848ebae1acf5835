package dev.k2g.cloud.diagnosis;

import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Login;
import dev.k2g.failure.FindingCode;
import dev.k2g.http.HttpReply;

import java.util.Locale;

/**
 * Whether Confluent Cloud lets k2g manage connectors of the cluster.
 *
 * @param endpoint its Connect API, for one environment and cluster
 * @param patience how long to wait for its answer
 */
record ServiceLogin(ConnectEndpoint endpoint, Patience patience) {

    CheckResult run() {
        LoginCheck request = new LoginCheck(endpoint, "connect.managed", patience);
        HttpReply reply = request.get("/connectors");
        String said = request.said(reply);
        String found = "Cloud API key " + key();
        if (reply.isSuccess()) {
            return reply.json().isArray() || reply.json().isObject()
                    ? CheckResult.ok(found)
                    : CheckResult.failed(found, anotherService(reply, said));
        }
        return CheckResult.failed(found, refusal(reply, said));
    }

    private String key() {
        return endpoint.login().map(Login::name).orElse("");
    }

    private CheckFailure refusal(HttpReply reply, String said) {
        if (reply.isForeign()) {
            return anotherService(reply, said);
        }
        if (reply.status() == 402 || said.toLowerCase(Locale.ROOT).contains("quota")) {
            return CheckFailure.permanent(
                    FindingCode.LIMIT_REACHED,
                    "Confluent Cloud says that a quota is reached (HTTP " + reply.status() + ")" + said + ".",
                    "Make room or have the quota raised: k2g cleanup --dry-run shows what aborted runs have left.");
        }
        return switch (reply.status()) {
            case 401 ->
                CheckFailure.permanent(
                        FindingCode.CREDENTIALS_REFUSED,
                        "Confluent Cloud does not know the Cloud API key " + key()
                                + ", or its secret is wrong (HTTP 401).",
                        "connect.managed takes a Cloud API key, which the Kafka cluster's is not: confluent api-key create"
                                + " --resource cloud, or Terraform's output cloud_api_key. One that was just made takes a"
                                + " minute.");
            case 403 ->
                CheckFailure.permanent(
                        FindingCode.NOT_PERMITTED,
                        "Confluent Cloud knows the key " + key()
                                + ", but its owner may not see to connectors there (HTTP" + " 403)" + said
                                + ".",
                        "Check connect.managed.environment and .cluster; then give the owner a role, such as"
                                + " CloudClusterAdmin of the cluster.");
            case 404 ->
                CheckFailure.permanent(
                        FindingCode.NOT_THERE,
                        "Confluent Cloud has no such environment or cluster (HTTP 404)" + said + ".",
                        "It was deleted, or is in another environment or region: compare connect.managed.environment and"
                                + " .cluster with confluent kafka cluster list.");
            default -> anotherService(reply, said);
        };
    }

    private CheckFailure anotherService(HttpReply reply, String said) {
        return CheckFailure.permanent(
                FindingCode.ANOTHER_SERVICE,
                "The answer of " + endpoint.uri() + " is not that of Confluent Cloud's Connect API (HTTP "
                        + reply.status() + ")" + said + ".",
                "Leave out connect.managed.url, and look for a proxy in between.");
    }
}
