package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.connect.Connect;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.KafkaAccess;
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
    private final CheckSequence course;

    ConnectChecks(TargetFile target, Recipe recipe, List<CheckResult> results) {
        this.target = target;
        this.endpoint = target.endpoints().connect();
        this.recipe = recipe;
        this.course = new CheckSequence("connect", results);
    }

    /** @param clusterId the id of the Kafka cluster, where it is known */
    void run(Optional<String> clusterId) {
        boolean isWorker = endpoint.service() == Service.WORKER;
        boolean isEncrypted = "https".equals(endpoint.uri().getScheme());
        HostPort address = HostPort.of(endpoint.uri(), isEncrypted ? 443 : 80);
        String keys = isWorker ? "connect.worker" : "connect.managed";
        course.require("name", new NameCheck(address.host(), keys + ".url has it."));
        course.require("tcp", new TcpCheck(address));
        if (isEncrypted) {
            course.require(
                    "tls", new TlsCheck(address, endpoint.certificateAuthority(), keys + ".certificateAuthority"));
        }
        course.require("login", isWorker ? new WorkerLogin(endpoint, clusterId) : new ServiceLogin(endpoint));
        Connect connect = Connect.at(endpoint, target.endpoints().redaction());
        if (isWorker) {
            course.look("version", () -> CheckOutcome.ok("Kafka Connect " + connect.version()));
        }
        course.look("plugin", () -> plugin(connect));
        course.look("connectors", new ConnectorsCheck(connect, recipe, reader()));
    }

    private CheckOutcome plugin(Connect connect) {
        Optional<ConnectorSpec> unserved = recipe.connectors().values().stream()
                .filter(connector -> !DialectSelection.of(connect).serve(connector))
                .findFirst();
        if (unserved.isPresent()) {
            boolean isWorker = endpoint.service() == Service.WORKER;
            return CheckOutcome.failed(
                    "",
                    CheckFailure.lasting(
                            FindingCode.PLUGIN_MISSING,
                            "There is no plugin for the connector "
                                    + unserved.get().name() + ": no Neo4j sink.",
                            isWorker
                                    ? "Put " + unserved.get().plugin().name()
                                            + " into a folder of the worker's plugin.path and"
                                            + " restart it; k2g image build makes an image that has it."
                                    : "The Neo4j sink is not offered for this cloud and region; run a worker of your own."));
        }
        return CheckOutcome.ok(DialectSelection.sinkOf(connect));
    }

    /** As whom connectors work on Kafka. */
    private ConnectorPrincipal reader() {
        return target.worker()
                .map(keys -> ConnectorPrincipal.with(
                        "the API key " + keys.connectors().name(), keys.connectors()))
                .or(() -> target.endpoints().sink().kafka().map(this::reader))
                .orElseGet(() -> new ConnectorPrincipal("the key with which it reads Kafka", Optional.empty()));
    }

    private ConnectorPrincipal reader(KafkaAccess access) {
        return access instanceof KafkaAccess.ServiceAccount account
                ? new ConnectorPrincipal("the service account " + account.id(), Optional.of(account.id()))
                : ConnectorPrincipal.with("the API key of k2g", target.kafkaKey());
    }
}
