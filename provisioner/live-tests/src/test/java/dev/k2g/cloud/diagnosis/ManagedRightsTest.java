package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.cloud.rights.KeyInspection;
import dev.k2g.cloud.rights.RecipeRights;
import dev.k2g.cloud.rights.RequiredRights;
import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.kafka.RecordReader;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static dev.k2g.cloud.diagnosis.GuardedServers.PATIENCE;
import static dev.k2g.cloud.diagnosis.GuardedServers.TO_TAKE_EFFECT;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rights that Terraform grants for connectors that Confluent's service runs, on a broker that looks at them: they
 * suffice, and none of them is missed unnoticed.
 */
@OnGuardedServers
class ManagedRightsTest {

    /** As Confluent's service calls a connector. */
    private static final String SERVICE_ID = "lcc-abc123";

    private final GuardedServers servers;
    private final Endpoints endpoints;
    private final GrantedRights rights;
    private final TakenRights taken;

    ManagedRightsTest(GuardedServers servers) throws Exception {
        this.servers = servers;
        this.endpoints = servers.endpoints();
        this.rights = servers.grantManaged();
        this.taken = new TakenRights(rights);
    }

    @AfterAll
    static void clearGraph(GuardedServers servers) {
        servers.clearGraph();
    }

    @Test
    @Order(1)
    void those_for_a_managed_connector_suffice_for_its_group_and_its_dead_letters() throws Exception {
        KafkaEndpoint kafka = endpoints.kafka();
        try (Pipeline pipeline = Pipeline.open(asTheServiceWould(servers.recipe()), endpoints)) {
            GuardedServers.apply(pipeline.managed());
            writeDeadLettersAsTheServiceDoes(pipeline.connect());
            try (Producer<String, String> producer =
                    new KafkaProducer<>(KafkaProperties.of(kafka), new StringSerializer(), new StringSerializer())) {
                send(producer, "{\"member_id\": 1, \"time\": 1, \"group_topic_name\": \"Rights\"}");
                send(producer, "{\"member_id\": null, \"time\": 1, \"group_topic_name\": \"Rights\"}");
            }
            pipeline.awaitCaughtUp(PATIENCE);
            assertThat(pipeline.graph()
                            .query("MATCH (m:MemberId {member_id: 1}) RETURN m.member_id", Map.of())
                            .rows())
                    .hasSize(1);
            assertThat(new RecordReader(kafka).read("dlq-" + SERVICE_ID, 10)).hasSize(1);
            pipeline.connect().delete("meetup-neo4j");
        }

        List<CheckResult> checks = new ArrayList<>();
        new KafkaChecks(GuardedStack.managed(endpoints), servers.recipe(), checks).run();
        assertThat(checks)
                .allSatisfy(
                        check -> assertThat(check.status()).as(check.toString()).isEqualTo(Status.OK))
                .anySatisfy(check ->
                        assertThat(check.found()).isEqualTo("ACLs give K2GCONNECTOR all 6 that the recipe needs"));
    }

    private static void send(Producer<String, String> producer, String value) throws Exception {
        producer.send(new ProducerRecord<>("meetup-member-group-topic", value)).get();
    }

    /** Without dead letters in the recipe, the service makes a topic for them, and names it after the connector's id. */
    private static void writeDeadLettersAsTheServiceDoes(Connect connect) {
        Map<String, String> config =
                new LinkedHashMap<>(connect.config("meetup-neo4j").orElseThrow());
        config.put("errors.deadletterqueue.topic.name", "dlq-" + SERVICE_ID);
        config.put("errors.deadletterqueue.topic.replication.factor", "1");
        connect.put("meetup-neo4j", config);
    }

    /** The service names the group of a connector after its id. */
    private static Recipe asTheServiceWould(Recipe recipe) {
        Map<String, ConnectorSpec> connectors = new LinkedHashMap<>();
        recipe.connectors()
                .forEach((name, connector) -> connectors.put(
                        name,
                        new ConnectorSpec(
                                name,
                                connector.plugin(),
                                connector.dialect(),
                                connector.consumes(),
                                connector.deadLetters(),
                                connector.tasks(),
                                connector.onMappingChange(),
                                Map.of("consumer.override.group.id", "connect-" + SERVICE_ID))));
        return new Recipe(
                recipe.directory(),
                recipe.name(),
                recipe.topics(),
                recipe.constraints(),
                connectors,
                recipe.feeds(),
                recipe.queries(),
                Map.of());
    }

    @Test
    @Order(2)
    void each_of_them_that_is_taken_away_is_named() throws Exception {
        RecipeRights required = new RecipeRights(servers.recipe());
        KafkaEndpoint kafka = endpoints.kafka();
        List<RequiredRights> ofConnector = required.connectorsOfService();
        List<AclBinding> bindings = rights.of("connector");

        List<AclBinding> ofManagedOnly = servers.provisioningOfManagedOnly(); // the others are in the basic set too
        assertThat(ofManagedOnly).hasSize(2);
        taken.assertEachIsNamed(
                kafka, servers.file().kafkaKey(), required.provisioning(Service.CONFLUENT_CLOUD), ofManagedOnly);
        // as one without a service account has them
        taken.assertEachIsNamed(kafka, GuardedStack.CONNECTORS, ofConnector, bindings);
        try (KeyInspection inspection = KeyInspection.of(kafka)) {
            AccountCheck check = new AccountCheck(inspection, GuardedStack.CONNECTORS.name(), ofConnector);
            taken.assertEachIsNamed(
                    check::run,
                    bindings,
                    binding -> "No ACL gives the service account K2GCONNECTOR, as which the connectors work, "
                            + binding.entry().operation() + " on " + TakenRights.resource(binding)
                            + ". It may have a role instead, which cannot be seen from here.");
        }
    }

    @Test
    @Order(3)
    void what_cannot_be_found_out_of_a_service_account_is_said() throws Exception {
        AclBinding describing = rights.of("provisioning").stream()
                .filter(binding -> binding.pattern().resourceType() == ResourceType.CLUSTER)
                .findFirst()
                .orElseThrow();
        try (KeyInspection inspection = KeyInspection.of(endpoints.kafka())) {
            List<RequiredRights> needs = new RecipeRights(servers.recipe()).connectorsOfService();
            CheckResult unknown = new AccountCheck(inspection, "sa-nobody", needs).run();
            assertThat(unknown.status()).isEqualTo(Status.WARNING);
            assertThat(TakenRights.problems(unknown))
                    .containsExactly("No ACL names the service account sa-nobody, as which the connectors work. It may"
                            + " have a role instead, which cannot be seen from here.");

            rights.revoke(List.of(describing));
            AccountCheck check = new AccountCheck(inspection, GuardedStack.CONNECTORS.name(), needs);
            Deadline.in(TO_TAKE_EFFECT)
                    .awaitTrue(
                            "nothing to be seen",
                            () -> check.run().status() == Status.SKIPPED,
                            () -> check.run().toString());
            assertThat(check.run().found())
                    .isEqualTo("not checked: what K2GCONNECTOR may do, for the key of k2g may not see ACLs: it lacks"
                            + " DESCRIBE on the cluster");
        }
    }

    @Test
    @Order(4)
    void they_suffice_to_take_everything_away() {
        try (Pipeline pipeline = Pipeline.open(servers.recipe(), endpoints)) {
            GuardedServers.destroy(pipeline.managed());
            assertThat(pipeline.kafka().topics().names()).doesNotContain("meetup-member-group-topic");
        }
    }
}
