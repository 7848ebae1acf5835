package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.cloud.rights.KeyInspection;
import dev.k2g.cloud.rights.RecipeRights;
import dev.k2g.cloud.rights.RequiredRights;
import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.provision.ConnectorOperations;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplayOptions;
import dev.k2g.secret.Redaction;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;

import static dev.k2g.cloud.diagnosis.GuardedServers.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The rights that Terraform grants for a worker of one's own, on a broker that looks at them: they suffice, and none of
 * them is missed unnoticed.
 */
@OnGuardedServers
class BasicRightsTest {

    private final GuardedServers servers;
    private final GrantedRights rights;
    private final TakenRights taken;

    BasicRightsTest(GuardedServers servers) throws Exception {
        this.servers = servers;
        this.rights = servers.grantBasic();
        this.taken = new TakenRights(rights);
    }

    @AfterAll
    static void clearGraph(GuardedServers servers) {
        servers.clearGraph();
    }

    @Test
    @Order(1)
    void of_a_topic_that_is_not_there_yet_the_diagnosis_names_what_brokers_tell() throws Exception {
        String topic = "meetup-neo4j-dlq";
        List<AclBinding> bindings = rights.of("provisioning").stream()
                .filter(binding -> binding.pattern().name().equals(topic))
                .toList();
        List<RequiredRights> needs = new RecipeRights(servers.recipe())
                .provisioning(Service.WORKER).stream()
                        .filter(need -> need.rights().get(0).name().equals(topic))
                        .toList();
        try (KeyInspection inspection = KeyInspection.of(servers.endpoints().kafka())) {
            Supplier<CheckResult> check =
                    () -> KafkaKeyCheck.rights(inspection, servers.file().kafkaKey(), needs);
            TakenRights.awaitProblems(check, List.of());
            rights.revoke(bindings);
            // without any of them nothing is said of the topic at all, so that even DELETE is known to be missing
            TakenRights.awaitProblems(
                    check,
                    List.of("The API key " + servers.ownKey() + " of sa-provisioning lacks CREATE, READ,"
                            + " ALTER, ALTER_CONFIGS, DELETE on topic " + topic + "."));
            assertAnApplyIsNotLetTo("describe topic " + topic);
            for (AclBinding binding : bindings) {
                if (binding.entry().operation() != AclOperation.CREATE) {
                    rights.grant(binding);
                }
            }
            TakenRights.awaitProblems(
                    check,
                    List.of("The API key " + servers.ownKey() + " of sa-provisioning lacks CREATE on topic " + topic
                            + "."));
            assertAnApplyIsNotLetTo("create topic " + topic);
        }
    }

    private void assertAnApplyIsNotLetTo(String what) {
        try (Pipeline pipeline = Pipeline.open(servers.recipe(), servers.endpoints())) {
            assertThatExceptionOfType(FailedException.class)
                    .isThrownBy(() -> GuardedServers.apply(pipeline.managed()))
                    .withMessageContaining("does not let the API key " + servers.ownKey() + " " + what)
                    .withMessageContaining("Nothing was changed.")
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(FindingCode.NOT_PERMITTED));
        }
    }

    @Test
    @Order(2)
    void they_suffice_for_all_that_k2g_its_worker_and_the_connector_do() {
        try (Pipeline pipeline = Pipeline.open(servers.recipe(), servers.endpoints())) {
            GuardedServers.apply(pipeline.managed());
            FeedSpec feed = pipeline.feed(Optional.empty());
            Replay replay = pipeline.replay(feed);
            var summary = replay.run(
                    MessageSource.file(Objects.requireNonNull(feed.recording().orElseThrow())),
                    new ReplayOptions(OptionalDouble.empty(), Optional.empty(), OptionalLong.of(20), Optional.empty()),
                    ReplayListener.NONE);
            assertThat(summary.sent()).isPositive();
            pipeline.awaitCaughtUp(PATIENCE);
            ConnectorOperations.of("meetup-neo4j", pipeline.connect(), pipeline.kafka(), pipeline.graph())
                    .reset(Deadline.in(PATIENCE));
            pipeline.awaitCaughtUp(PATIENCE);
            assertThat(pipeline.managed().plan().isConverged()).isTrue();
        }

        Diagnosis diagnosis = Diagnosis.examine(servers.file(), servers.recipe());

        assertThat(diagnosis.checks())
                .allSatisfy(
                        check -> assertThat(check.status()).as(check.toString()).isEqualTo(Status.OK));
        assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    @Order(3)
    void a_connector_that_failed_for_the_lack_of_one_has_it_named() throws Exception {
        AclBinding reading = rights.of("connector").stream()
                .filter(binding -> binding.pattern().resourceType() == ResourceType.TOPIC)
                .filter(binding -> binding.entry().operation() == AclOperation.READ)
                .findFirst()
                .orElseThrow();
        Connect connect = Connect.at(servers.endpoints().connect(), Redaction.none());
        // so that a failure seen afterwards is none of a right that was taken away before
        connect.restart("meetup-neo4j", false);
        Deadline.in(PATIENCE)
                .awaitTrue(
                        "the task to run",
                        () -> connect.status("meetup-neo4j").orElseThrow().isHealthy(),
                        () -> connect.status("meetup-neo4j").toString());
        rights.revoke(List.of(reading));
        try {
            connect.restart("meetup-neo4j", false);
            Deadline.in(PATIENCE)
                    .awaitTrue(
                            "the task to fail",
                            () -> connect.status("meetup-neo4j")
                                    .orElseThrow()
                                    .failure()
                                    .isPresent(),
                            () -> connect.status("meetup-neo4j").toString());

            Diagnosis diagnosis = Diagnosis.examine(servers.file(), servers.recipe());

            assertThat(diagnosis.checks())
                    .flatExtracting(CheckResult::failures)
                    .extracting(CheckFailure::problem)
                    .contains(
                            "The connector meetup-neo4j has failed: the API key K2GCONNECTOR lacks READ on topic"
                                    + " meetup-member-group-topic.",
                            "The API key K2GCONNECTOR of sa-connector lacks READ on topic meetup-member-group-topic.");
            assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.FAILED);
        } finally {
            rights.grant(reading);
            connect.restart("meetup-neo4j", false);
        }
    }

    @Test
    @Order(4)
    void each_that_is_taken_away_is_named() throws Exception {
        RecipeRights required = new RecipeRights(servers.recipe());
        KafkaEndpoint kafka = servers.endpoints().kafka();
        WorkerKeys keys = servers.file().worker().orElseThrow();
        KafkaKey own = servers.file().kafkaKey();

        taken.assertEachIsNamed(kafka, own, required.provisioning(Service.WORKER), rights.of("provisioning"));
        taken.assertEachIsNamed(kafka, keys.connectors(), required.connectorsOfWorker(), rights.of("connector"));
        // a worker without its rights would end by itself, so that another key has them taken away
        List<AclBinding> lent = rights.of("worker").stream()
                .map(binding -> to(keys.connectors(), binding))
                .toList();
        for (AclBinding binding : lent) {
            rights.grant(binding);
        }
        taken.assertEachIsNamed(kafka, keys.connectors(), RecipeRights.worker(keys), lent);
        rights.revoke(lent);
    }

    private static AclBinding to(KafkaKey key, AclBinding binding) {
        AccessControlEntry entry = binding.entry();
        return new AclBinding(
                binding.pattern(),
                new AccessControlEntry("User:" + key.name(), entry.host(), entry.operation(), entry.permissionType()));
    }

    @Test
    @Order(5)
    void they_suffice_to_take_everything_away() {
        try (Pipeline pipeline = Pipeline.open(servers.recipe(), servers.endpoints())) {
            GuardedServers.destroy(pipeline.managed());
            assertThat(pipeline.kafka().topics().names()).doesNotContain("meetup-member-group-topic");
        }
    }
}
