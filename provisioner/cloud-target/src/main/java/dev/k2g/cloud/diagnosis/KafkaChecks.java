package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.rights.KeyInspection;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.failure.FindingCode;
import dev.k2g.kafka.ClusterInfo;
import dev.k2g.recipe.Recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything about Kafka: the way there, k2g's own key, and the keys of a worker and its connectors. */
final class KafkaChecks {

    private final TargetFile target;
    private final Recipe recipe;
    private final CheckSequence course;
    private Optional<String> clusterId = Optional.empty();

    KafkaChecks(TargetFile target, Recipe recipe, List<CheckResult> results) {
        this.target = target;
        this.recipe = recipe;
        this.course = new CheckSequence("kafka", results);
    }

    /** The cluster's id, once it is known. */
    Optional<String> run() {
        KafkaEndpoint endpoint = target.endpoints().kafka();
        BootstrapServers bootstrap = new BootstrapServers(HostPort.listOf(endpoint.bootstrapServers()));
        course.require("name", bootstrap::names);
        course.require("tcp", bootstrap::ports);
        course.require(
                "tls",
                () -> new TlsCheck(bootstrap.usable(), endpoint.certificateAuthority(), "kafka.certificateAuthority")
                        .run());
        CheckSequence others = course.branch("kafka"); // another key may be right where this one is wrong
        own(endpoint);
        target.worker().ifPresent(keys -> {
            key(others.branch("kafka worker"), "connect.worker.kafka", keys.worker(), KafkaRequirements.worker(keys));
            key(
                    others.branch("kafka connectors"),
                    "connect.worker.kafka.connectors",
                    keys.connectors(),
                    new KafkaRequirements(recipe).connectorsOfWorker());
        });
        return clusterId;
    }

    private void own(KafkaEndpoint endpoint) {
        KafkaRequirements needs = new KafkaRequirements(recipe);
        Service service = target.endpoints().connect().service();
        try (KafkaKeyClient key = new KafkaKeyClient(endpoint)) {
            course.require("login", () -> {
                CheckOutcome outcome = key.logIn("kafka");
                clusterId = key.clusterId();
                return outcome;
            });
            course.look(
                    "rights",
                    () -> new RightsCheck(key.inspection(), target.kafkaKey(), needs.provisioning(service)).run());
            course.look("limits", () -> limits(key));
            course.look("version", () -> version(key.facts()));
            if (service == Service.CONFLUENT_CLOUD) {
                course.branch("kafka connectors")
                        .look("rights", () -> managed(key.inspection(), needs.connectorsOfService()));
            }
        }
    }

    /** Connectors that Confluent's service runs work as a service account, or else with k2g's own key. */
    private CheckOutcome managed(KeyInspection inspection, List<RequiredRights> needs) {
        return target.endpoints()
                .sink()
                .kafka()
                .filter(KafkaAccess.ServiceAccount.class::isInstance)
                .map(KafkaAccess.ServiceAccount.class::cast)
                .map(account -> new AccountCheck(inspection, account.id(), needs).run())
                .orElseGet(() -> new RightsCheck(inspection, target.kafkaKey(), needs).run());
    }

    private void key(CheckSequence branch, String at, KafkaKey key, List<RequiredRights> needs) {
        try (KafkaKeyClient other =
                new KafkaKeyClient(target.endpoints().kafka().with(key))) {
            branch.require("login", () -> other.logIn(at));
            branch.look("rights", () -> new RightsCheck(other.inspection(), key, needs).run());
        }
    }

    private CheckOutcome limits(KafkaKeyClient key) {
        List<String> brokers = key.facts().brokers();
        String found = brokers.size() == 1 ? "1 broker" : brokers.size() + " brokers";
        for (HostPort broker :
                brokers.stream().flatMap(list -> HostPort.listOf(list).stream()).toList()) {
            List<CheckFailure> troubles = new TcpCheck(broker).run().troubles();
            if (!troubles.isEmpty()) {
                CheckFailure trouble = troubles.get(0);
                return CheckOutcome.failed(
                        found,
                        new CheckFailure(
                                trouble.code(),
                                "The cluster sends its clients to the broker at " + broker
                                        + ", and that cannot be reached: " + trouble.problem(),
                                trouble.remedy(),
                                true));
            }
        }
        Map<String, String> refusals = key.inspection().refusals(recipe.topics().values());
        return refusals.entrySet().stream()
                .findFirst()
                .map(refusal -> CheckOutcome.failed(
                        found,
                        CheckFailure.lasting(
                                FindingCode.LIMIT_REACHED,
                                "The cluster would not take the topic " + refusal.getKey() + ": " + refusal.getValue(),
                                "Where brokers are too few for the replication, use a cluster with more, or a lower default"
                                        + " there; where a quota is reached, delete topics or have it raised.")))
                .orElseGet(() -> CheckOutcome.ok(found + ", and takes the recipe's topics"));
    }

    private static CheckOutcome version(ClusterInfo facts) {
        return CheckOutcome.ok("cluster " + facts.id()
                + (facts.metadataVersion().isPresent()
                        ? ", metadata version " + facts.metadataVersion().getAsInt()
                        : ""));
    }
}
