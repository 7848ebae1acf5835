package dev.k2g.doctor;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.kafka.KeyInspection;
import dev.k2g.kafka.RecordReader;
import dev.k2g.pipeline.ManagedRecipe;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Plan;
import dev.k2g.provision.ConnectorLife;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplayOptions;
import dev.k2g.secret.Redaction;
import dev.k2g.target.file.TargetFile;
import dev.k2g.target.local.SharedStack;
import dev.k2g.target.state.StateDirectory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/** The rights that Terraform grants, on a broker that looks at them: they suffice, and none of them is missed unnoticed. */
@EnabledIfSystemProperty(
        named = "k2g.test.rights",
        matches = ".*",
        disabledReason = "it takes half a minute; -Dk2g.test.rights runs it")
@ExtendWith(SharedStack.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RightsTest {

    private static final Path HOME = Path.of(System.getProperty("k2g.home", "../.."));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TO_TAKE_EFFECT = Duration.ofSeconds(10);

    /** As Confluent's service calls a connector. */
    private static final String SERVICE_ID = "lcc-abc123";

    private final Recipe recipe = RecipeReader.read(HOME.resolve("features/meetup-rsvp"), Map.of());
    private @Nullable GuardedStack stack;
    private @Nullable Admin administrator;
    private @Nullable GrantedRights rights;
    private @Nullable GrantedRights managedRights;
    private @Nullable Endpoints endpoints;

    @BeforeAll
    void start(@TempDir Path directory, Endpoints shared, StateDirectory sharedState) throws Exception {
        GuardedStack guarded = new GuardedStack(directory.resolve("stack"), shared, sharedState);
        stack = guarded;
        KafkaEndpoint kafka = guarded.startKafka();
        administrator = guarded.administrator(kafka);
        Path printed = HOME.resolve("terraform/modules/naming/tests");
        Map<String, String> keys = Map.of(
                "provisioning", guarded.ownKey(),
                "worker", GuardedStack.WORKER.name(),
                "connector", GuardedStack.CONNECTORS.name());
        GrantedRights granted = new GrantedRights(administrator, printed.resolve("acls-basic.json"), keys);
        rights = granted;
        managedRights = new GrantedRights(administrator, printed.resolve("acls-managed.json"), keys);
        granted.grantAll();
        endpoints = guarded.startConnect();
    }

    @AfterAll
    void stop(Endpoints shared) {
        try (Graph graph = Graph.connect(shared.neo4j())) {
            var unused = graph.query("MATCH (n:MemberId|GroupTopicName) DETACH DELETE n", Map.of());
        }
        if (rights != null) {
            rights.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void of_a_topic_that_is_not_there_yet_the_doctor_names_what_brokers_tell() throws Exception {
        String topic = "meetup-neo4j-dlq";
        List<AclBinding> bindings = rights().of("provisioning").stream()
                .filter(binding -> binding.pattern().name().equals(topic))
                .toList();
        List<Need> needs = new KafkaNeeds(recipe)
                .provisioning(Service.WORKER).stream()
                        .filter(need -> need.rights().get(0).name().equals(topic))
                        .toList();
        try (KeyInspection inspection = KeyInspection.of(endpoints().kafka())) {
            RightsCheck check = new RightsCheck(inspection, file().kafkaKey(), needs);
            assertThat(check.run().troubles()).isEmpty();
            rights().revoke(bindings);
            // without any of them nothing is said of the topic at all, so that even DELETE is known to be missing
            Deadline.in(TO_TAKE_EFFECT)
                    .awaitTrue(
                            "all to be named",
                            () -> problems(check.run())
                                    .equals(List.of("The API key " + stack().ownKey()
                                            + " of sa-provisioning lacks CREATE, READ,"
                                            + " ALTER, ALTER_CONFIGS, DELETE on topic " + topic + ".")),
                            () -> check.run().toString());
        } finally {
            rights().grantAll();
        }
    }

    @Test
    @Order(2)
    void they_suffice_for_all_that_k2g_its_worker_and_the_connector_do() {
        try (Pipeline pipeline = Pipeline.open(recipe, endpoints());
                ManagedRecipe managed = pipeline.managed()) {
            apply(managed);
            FeedSpec feed = pipeline.feed(Optional.empty());
            Replay replay = pipeline.replay(feed);
            var summary = replay.run(
                    MessageSource.file(Objects.requireNonNull(feed.recording().orElseThrow())),
                    ReplayOptions.unlimited().withLimit(20),
                    ReplayListener.NONE);
            assertThat(summary.sent()).isPositive();
            pipeline.awaitCaughtUp(PATIENCE);
            ConnectorLife.of("meetup-neo4j", pipeline.connect(), pipeline.kafka(), pipeline.graph())
                    .reset(Deadline.in(PATIENCE));
            pipeline.awaitCaughtUp(PATIENCE);
            assertThat(managed.plan().isConverged()).isTrue();
        }

        Diagnosis diagnosis = Doctor.examine(file(), recipe);

        assertThat(diagnosis.checks())
                .allSatisfy(check ->
                        assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.OK));
        assertThat(diagnosis.exitCode()).isZero();
    }

    @Test
    @Order(3)
    void a_connector_that_failed_for_the_lack_of_one_has_it_named() throws Exception {
        AclBinding reading = rights().of("connector").stream()
                .filter(binding -> binding.pattern().resourceType() == ResourceType.TOPIC)
                .filter(binding -> binding.entry().operation() == AclOperation.READ)
                .findFirst()
                .orElseThrow();
        Connect connect = Connect.at(endpoints().connect(), Redaction.none());
        // so that a failure seen afterwards is none of a right that was taken away before
        connect.restart("meetup-neo4j", false);
        Deadline.in(PATIENCE)
                .awaitTrue(
                        "the task to run",
                        () -> connect.status("meetup-neo4j").orElseThrow().isHealthy(),
                        () -> connect.status("meetup-neo4j").toString());
        rights().revoke(List.of(reading));
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

            Diagnosis diagnosis = Doctor.examine(file(), recipe);

            assertThat(problems(diagnosis))
                    .anySatisfy(problem -> assertThat(problem)
                            .isEqualTo(
                                    "The connector meetup-neo4j has failed: the API key K2GCONNECTOR lacks READ on topic"
                                            + " meetup-member-group-topic."))
                    .anySatisfy(problem -> assertThat(problem)
                            .isEqualTo("The API key K2GCONNECTOR of sa-connector lacks READ on topic"
                                    + " meetup-member-group-topic."));
            assertThat(diagnosis.exitCode()).isEqualTo(1);
        } finally {
            rights().grant(reading);
            connect.restart("meetup-neo4j", false);
        }
    }

    @Test
    @Order(4)
    void they_suffice_to_take_everything_away() {
        try (Pipeline pipeline = Pipeline.open(recipe, endpoints());
                ManagedRecipe managed = pipeline.managed();
                ManagedRecipe.Changing changing = managed.lock()) {
            changing.destroy(changing.planDestruction(false), Deadline.in(PATIENCE), change -> {});
            assertThat(pipeline.kafka().topicNames()).doesNotContain("meetup-member-group-topic");
        }
    }

    @Test
    @Order(5)
    void those_for_a_managed_connector_suffice_for_its_group_and_its_dead_letters() throws Exception {
        beManaged();
        Recipe managed = asTheServiceWould(recipe);
        KafkaEndpoint kafka = endpoints().kafka();
        try (Pipeline pipeline = Pipeline.open(managed, endpoints());
                ManagedRecipe changes = pipeline.managed()) {
            apply(changes);
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
            assertThat(RecordReader.of(kafka).read("dlq-" + SERVICE_ID, 10)).hasSize(1);
            pipeline.connect().delete("meetup-neo4j");
        }

        assertThat(Doctor.examineKafka(GuardedStack.managed(endpoints()), recipe)
                        .checks())
                .allSatisfy(check ->
                        assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.OK))
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
                recipe.queries());
    }

    @Test
    @Order(6)
    void each_of_them_that_is_taken_away_is_named() throws Exception {
        stack().endConnect(); // a worker without its rights would end by itself
        beManaged();
        KafkaNeeds needs = new KafkaNeeds(recipe);
        KafkaEndpoint kafka = endpoints().kafka();
        List<Need> ofConnector = needs.connectorsOfService();
        List<AclBinding> bindings = managedRights().of("connector");

        List<AclBinding> ofManagedOnly = managedRights().of("provisioning").stream()
                .filter(binding -> !rights().of("provisioning").contains(binding)) // those come below
                .toList();
        assertThat(ofManagedOnly).hasSize(2);
        assertEachIsNamed(kafka, file().kafkaKey(), needs.provisioning(Service.CONFLUENT_CLOUD), ofManagedOnly);
        // as one without a service account has them
        assertEachIsNamed(kafka.with(GuardedStack.CONNECTORS), GuardedStack.CONNECTORS, ofConnector, bindings);
        try (KeyInspection inspection = KeyInspection.of(kafka)) {
            AccountCheck check = new AccountCheck(inspection, GuardedStack.CONNECTORS.name(), ofConnector);
            assertEachIsNamed(
                    check,
                    bindings,
                    binding -> "No ACL gives the service account K2GCONNECTOR, as which the connectors work, "
                            + binding.entry().operation() + " on " + resource(binding)
                            + ". It may have a role instead, which cannot be seen from here.");
        }
    }

    @Test
    @Order(7)
    void what_cannot_be_found_out_of_a_service_account_is_said() throws Exception {
        beManaged();
        AclBinding describing = managedRights().of("provisioning").stream()
                .filter(binding -> binding.pattern().resourceType() == ResourceType.CLUSTER)
                .findFirst()
                .orElseThrow();
        try (KeyInspection inspection = KeyInspection.of(endpoints().kafka())) {
            List<Need> needs = new KafkaNeeds(recipe).connectorsOfService();
            Outcome unknown = new AccountCheck(inspection, "sa-nobody", needs).run();
            assertThat(unknown.verdict()).isEqualTo(Verdict.WARNING);
            assertThat(problems(unknown))
                    .containsExactly("No ACL names the service account sa-nobody, as which the connectors work. It may"
                            + " have a role instead, which cannot be seen from here.");

            managedRights().revoke(List.of(describing));
            AccountCheck check = new AccountCheck(inspection, GuardedStack.CONNECTORS.name(), needs);
            Deadline.in(TO_TAKE_EFFECT)
                    .awaitTrue(
                            "nothing to be seen",
                            () -> check.run().verdict() == Verdict.SKIPPED,
                            () -> check.run().toString());
            assertThat(check.run().found())
                    .isEqualTo("not checked: what K2GCONNECTOR may do, for the key of k2g may not see ACLs: it lacks"
                            + " DESCRIBE on the cluster");
        } finally {
            managedRights().revokeAll();
            rights().grantAll();
        }
    }

    @Test
    @Order(8)
    void each_that_is_taken_away_is_named() throws Exception {
        KafkaNeeds needs = new KafkaNeeds(recipe);
        WorkerKeys keys = file().worker().orElseThrow();
        KafkaEndpoint kafka = endpoints().kafka();

        assertEachIsNamed(kafka, file().kafkaKey(), needs.provisioning(Service.WORKER), rights().of("provisioning"));
        assertEachIsNamed(kafka.with(keys.worker()), keys.worker(), KafkaNeeds.worker(keys), rights().of("worker"));
        assertEachIsNamed(
                kafka.with(keys.connectors()), keys.connectors(), needs.connectorsOfWorker(), rights().of("connector"));
    }

    /** Exactly the managed set, and beside it that of the worker which plays the service. */
    private void beManaged() throws Exception {
        for (String account : List.of("provisioning", "connector")) {
            rights().revoke(rights().of(account));
        }
        managedRights().grantAll();
    }

    private void assertEachIsNamed(KafkaEndpoint kafka, KafkaKey key, List<Need> needs, List<AclBinding> bindings)
            throws Exception {
        try (KeyInspection inspection = KeyInspection.of(kafka)) {
            assertEachIsNamed(new RightsCheck(inspection, key, needs), bindings, binding -> named(key, needs, binding));
        }
    }

    private void assertEachIsNamed(Check check, List<AclBinding> bindings, Function<AclBinding, String> named)
            throws Exception {
        for (AclBinding binding : bindings) {
            rights().revoke(List.of(binding));
            Deadline.in(TO_TAKE_EFFECT)
                    .awaitTrue(
                            "nothing but this to be named: " + binding,
                            () -> problems(check.run()).equals(List.of(named.apply(binding))),
                            () -> problems(check.run()).toString());
            rights().grant(binding);
        }
    }

    private static String named(KafkaKey key, List<Need> needs, AclBinding binding) {
        boolean isOptional = binding.pattern().resourceType() == ResourceType.CLUSTER
                && needs.stream().anyMatch(Need::isOptional);
        return "The API key " + key.name() + " of " + key.serviceAccount().orElseThrow() + " lacks "
                + binding.entry().operation() + " on " + resource(binding) + "."
                + (isOptional ? " Only k2g status needs it." : "");
    }

    private static String resource(AclBinding binding) {
        ResourcePattern pattern = binding.pattern();
        return pattern.resourceType() == ResourceType.CLUSTER
                ? "the cluster"
                : pattern.resourceType().name().toLowerCase(Locale.ROOT) + " " + pattern.name()
                        + (pattern.patternType() == PatternType.PREFIXED ? "*" : "");
    }

    private static List<String> problems(Outcome outcome) {
        return outcome.troubles().stream().map(Trouble::problem).toList();
    }

    private void apply(ManagedRecipe managed) {
        try (ManagedRecipe.Changing changing = managed.lock()) {
            Plan plan = changing.plan();
            changing.apply(plan, Set.of(), Deadline.in(PATIENCE), change -> {});
        }
    }

    private static List<String> problems(Diagnosis diagnosis) {
        return diagnosis.checks().stream()
                .flatMap(check -> check.troubles().stream())
                .map(Trouble::problem)
                .toList();
    }

    private TargetFile file() {
        return GuardedStack.file(endpoints());
    }

    private Endpoints endpoints() {
        return Objects.requireNonNull(endpoints);
    }

    private GrantedRights rights() {
        return Objects.requireNonNull(rights);
    }

    private GrantedRights managedRights() {
        return Objects.requireNonNull(managedRights);
    }

    private GuardedStack stack() {
        return Objects.requireNonNull(stack);
    }
}
