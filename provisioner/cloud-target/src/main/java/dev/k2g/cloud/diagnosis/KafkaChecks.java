package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.rights.ClusterInfo;
import dev.k2g.cloud.rights.RecipeRights;
import dev.k2g.cloud.rights.RequiredRights;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.WorkerNames;
import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.Recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything about Kafka: the way there, k2g's own key, and the keys of a worker and its connectors. */
final class KafkaChecks {

    private final TargetFile target;
    private final Recipe recipe;
    private final CheckSequence sequence;
    private Optional<String> clusterId = Optional.empty();

    KafkaChecks(TargetFile target, Recipe recipe, List<CheckResult> results) {
        this.target = target;
        this.recipe = recipe;
        this.sequence = new CheckSequence("kafka", results);
    }

    /** The cluster's id, once it is known. */
    Optional<String> run() {
        KafkaEndpoint endpoint = target.endpoints().kafka();
        BootstrapServers bootstrap = new BootstrapServers(HostPort.listOf(endpoint.bootstrapServers()));
        sequence.require("name", bootstrap::names);
        sequence.require("tcp", bootstrap::ports);
        sequence.require(
                "tls",
                () -> new TlsCheck(bootstrap.usable(), endpoint.certificateAuthority(), "kafka.certificateAuthority")
                        .run());
        CheckSequence others = sequence.branch("kafka"); // another key may be right where this one is wrong
        own(endpoint);
        target.worker().ifPresent(keys -> {
            key(
                    others.branch("kafka worker"),
                    "connect.worker.kafka",
                    keys.worker(),
                    RecipeRights.worker(keys.named(WorkerNames.ofRecipe(recipe.name()))));
            key(
                    others.branch("kafka connectors"),
                    "connect.worker.kafka.connectors",
                    keys.connectors(),
                    new RecipeRights(recipe).connectorsOfWorker());
        });
        return clusterId;
    }

    private void own(KafkaEndpoint endpoint) {
        RecipeRights rights = new RecipeRights(recipe);
        Service service = target.endpoints().connect().service();
        try (KafkaKeyCheck key = new KafkaKeyCheck(endpoint, target.kafkaKey())) {
            sequence.require("login", () -> {
                CheckResult result = key.logIn("kafka");
                clusterId = key.clusterId();
                return result;
            });
            sequence.look("rights", () -> key.rights(rights.provisioning(service)));
            sequence.look("limits", () -> limits(key));
            sequence.look("version", () -> version(key.cluster()));
            if (service == Service.CONFLUENT_CLOUD) {
                sequence.branch("kafka connectors").look("rights", () -> managed(key, rights.connectorsOfService()));
            }
        }
    }

    /** Connectors that Confluent's service runs work as a service account, or else with k2g's own key. */
    private CheckResult managed(KafkaKeyCheck own, List<RequiredRights> required) {
        return target.endpoints()
                .sink()
                .kafka()
                .filter(KafkaAccess.ServiceAccount.class::isInstance)
                .map(KafkaAccess.ServiceAccount.class::cast)
                .map(account -> new AccountCheck(own.inspection(), account.id(), required).run())
                .orElseGet(() -> own.rights(required));
    }

    private void key(CheckSequence branch, String at, KafkaKey key, List<RequiredRights> required) {
        try (KafkaKeyCheck other = new KafkaKeyCheck(target.endpoints().kafka().with(key), key)) {
            branch.require("login", () -> other.logIn(at));
            branch.look("rights", () -> other.rights(required));
        }
    }

    private CheckResult limits(KafkaKeyCheck key) {
        List<String> brokers = key.cluster().brokers();
        String found = brokers.size() == 1 ? "1 broker" : brokers.size() + " brokers";
        for (HostPort broker :
                brokers.stream().flatMap(list -> HostPort.listOf(list).stream()).toList()) {
            List<CheckFailure> failures = broker.tcp().failures();
            if (!failures.isEmpty()) {
                CheckFailure failure = failures.get(0);
                return CheckResult.failed(
                        found,
                        new CheckFailure(
                                failure.code(),
                                "The cluster sends its clients to the broker at " + broker
                                        + ", and that cannot be reached: " + failure.problem(),
                                failure.remedy(),
                                true));
            }
        }
        Map<String, String> refusals = key.inspection().refusals(recipe.topics().values());
        return refusals.entrySet().stream()
                .findFirst()
                .map(refusal -> CheckResult.failed(
                        found,
                        CheckFailure.permanent(
                                FindingCode.LIMIT_REACHED,
                                "The cluster would not take the topic " + refusal.getKey() + ": " + refusal.getValue(),
                                "Where brokers are too few for the replication, use a cluster with more, or a lower default"
                                        + " there; where a quota is reached, have it raised.")))
                .orElseGet(() -> CheckResult.ok(found + ", and takes the recipe's topics"));
    }

    private static CheckResult version(ClusterInfo cluster) {
        return CheckResult.ok("cluster " + cluster.id()
                + (cluster.metadataVersion().isPresent()
                        ? ", metadata version " + cluster.metadataVersion().getAsInt()
                        : ""));
    }
}
