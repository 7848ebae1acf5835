package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.rights.KeyInspection;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.failure.Code;
import dev.k2g.kafka.ClusterFacts;
import dev.k2g.recipe.Recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything about Kafka: the way there, k2g's own key, and the keys of a worker and its connectors. */
final class KafkaChecks {

    private final TargetFile target;
    private final Recipe recipe;
    private final Course course;
    private Optional<String> clusterId = Optional.empty();

    KafkaChecks(TargetFile target, Recipe recipe, List<CheckResult> results) {
        this.target = target;
        this.recipe = recipe;
        this.course = new Course("kafka", results);
    }

    /** The cluster's id, once it is known. */
    Optional<String> run() {
        KafkaEndpoint endpoint = target.endpoints().kafka();
        Bootstrap bootstrap = new Bootstrap(Address.listOf(endpoint.bootstrapServers()));
        course.require("name", bootstrap::names);
        course.require("tcp", bootstrap::ports);
        course.require(
                "tls",
                () -> new TlsCheck(bootstrap.usable(), endpoint.certificateAuthority(), "kafka.certificateAuthority")
                        .run());
        Course others = course.branch("kafka"); // another key may be right where this one is wrong
        own(endpoint);
        target.worker().ifPresent(keys -> {
            key(others.branch("kafka worker"), "connect.worker.kafka", keys.worker(), KafkaNeeds.worker(keys));
            key(
                    others.branch("kafka connectors"),
                    "connect.worker.kafka.connectors",
                    keys.connectors(),
                    new KafkaNeeds(recipe).connectorsOfWorker());
        });
        return clusterId;
    }

    private void own(KafkaEndpoint endpoint) {
        KafkaNeeds needs = new KafkaNeeds(recipe);
        Service service = target.endpoints().connect().service();
        try (KeyLogin key = new KeyLogin(endpoint)) {
            course.require("login", () -> {
                Outcome outcome = key.logIn("kafka");
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
    private Outcome managed(KeyInspection inspection, List<Need> needs) {
        return target.endpoints()
                .sink()
                .kafka()
                .filter(KafkaAccess.ServiceAccount.class::isInstance)
                .map(KafkaAccess.ServiceAccount.class::cast)
                .map(account -> new AccountCheck(inspection, account.id(), needs).run())
                .orElseGet(() -> new RightsCheck(inspection, target.kafkaKey(), needs).run());
    }

    private void key(Course branch, String at, KafkaKey key, List<Need> needs) {
        try (KeyLogin other = new KeyLogin(target.endpoints().kafka().with(key))) {
            branch.require("login", () -> other.logIn(at));
            branch.look("rights", () -> new RightsCheck(other.inspection(), key, needs).run());
        }
    }

    private Outcome limits(KeyLogin key) {
        List<String> brokers = key.facts().brokers();
        String found = brokers.size() == 1 ? "1 broker" : brokers.size() + " brokers";
        for (Address broker :
                brokers.stream().flatMap(list -> Address.listOf(list).stream()).toList()) {
            List<Trouble> troubles = new TcpCheck(broker).run().troubles();
            if (!troubles.isEmpty()) {
                Trouble trouble = troubles.get(0);
                return Outcome.failed(
                        found,
                        new Trouble(
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
                .map(refusal -> Outcome.failed(
                        found,
                        Trouble.lasting(
                                Code.LIMIT_REACHED,
                                "The cluster would not take the topic " + refusal.getKey() + ": " + refusal.getValue(),
                                "Where brokers are too few for the replication, use a cluster with more, or a lower default"
                                        + " there; where a quota is reached, delete topics or have it raised.")))
                .orElseGet(() -> Outcome.ok(found + ", and takes the recipe's topics"));
    }

    private static Outcome version(ClusterFacts facts) {
        return Outcome.ok("cluster " + facts.id()
                + (facts.metadataVersion().isPresent()
                        ? ", metadata version " + facts.metadataVersion().getAsInt()
                        : ""));
    }
}
