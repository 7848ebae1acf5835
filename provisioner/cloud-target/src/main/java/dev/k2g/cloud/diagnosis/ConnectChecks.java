package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.diagnosis.ConnectorsCheck.Principal;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.connect.Connect;
import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.sinkconfig.DialectSelection;

import java.util.List;
import java.util.Optional;

/** Everything about what runs connectors: a worker of one's own, or Confluent Cloud's service. */
final class ConnectChecks {

    private final TargetFile target;
    private final ConnectEndpoint endpoint;
    private final Recipe recipe;
    private final Patience patience;
    private final CheckSequence sequence;

    ConnectChecks(TargetFile target, Recipe recipe, Patience patience, List<CheckResult> results) {
        this.target = target;
        this.patience = patience;
        this.endpoint = target.endpoints().connect();
        this.recipe = recipe;
        this.sequence = new CheckSequence("connect", results);
    }

    /** @param clusterId the id of the Kafka cluster, where it is known */
    void run(Optional<String> clusterId) {
        boolean isWorker = endpoint.service() == Service.WORKER;
        String keys = isWorker ? "connect.worker" : "connect.managed";
        sequence.requireWeb(
                endpoint.uri(),
                keys + ".url has it.",
                isWorker ? "A worker of the recipe's own is started by k2g worker start." : "",
                endpoint.certificateAuthority(),
                keys + ".certificateAuthority");
        sequence.require(
                "login",
                isWorker
                        ? new WorkerLogin(endpoint, clusterId, patience)::run
                        : new ServiceLogin(endpoint, patience)::run);
        Connect connect = Connect.at(endpoint, target.endpoints().redaction(), patience);
        if (isWorker) {
            sequence.look("version", () -> CheckResult.ok("Kafka Connect " + connect.version()));
        }
        sequence.look("plugin", () -> plugin(connect));
        sequence.look("connectors", new ConnectorsCheck(connect, recipe, principal())::run);
    }

    private CheckResult plugin(Connect connect) {
        Optional<ConnectorSpec> unserved = recipe.connectors().values().stream()
                .filter(connector -> !DialectSelection.of(connect).serve(connector))
                .findFirst();
        if (unserved.isPresent()) {
            boolean isWorker = endpoint.service() == Service.WORKER;
            return CheckResult.failed(
                    "",
                    CheckFailure.permanent(
                            FindingCode.PLUGIN_MISSING,
                            "There is no plugin for the connector "
                                    + unserved.get().name() + ": no Neo4j sink.",
                            isWorker
                                    ? "Run an image that has "
                                            + unserved.get().plugin().name()
                                            + ": k2g image build makes one. A worker of any other kind wants it unpacked below"
                                            + " a folder of its plugin.path, plugin.discovery=hybrid_warn (with service_load"
                                            + " it sees none that declares nothing), and a restart."
                                    : "The Neo4j sink is not offered for this cloud and region; run a worker of your own."));
        }
        return CheckResult.ok(DialectSelection.sinkOf(connect));
    }

    private Principal principal() {
        return target.worker()
                .map(keys -> principal("the API key " + keys.connectors().name(), keys.connectors()))
                .or(() -> target.endpoints().sink().kafka().map(this::managed))
                .orElseGet(() -> new Principal("the key with which it reads Kafka", Optional.empty()));
    }

    private Principal managed(KafkaAccess access) {
        return access instanceof KafkaAccess.ServiceAccount account
                ? new Principal("the service account " + account.id(), Optional.of(account.id()))
                : principal("the API key of k2g", target.kafkaKey());
    }

    private static Principal principal(String name, KafkaKey key) {
        return new Principal(name, key.serviceAccount());
    }
}
