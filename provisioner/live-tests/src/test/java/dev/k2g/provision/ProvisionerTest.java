package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorState;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.PartlyAppliedException;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Origin;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.WantedState;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.sinkconfig.SinkReading;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.state.StateLock;
import dev.k2g.state.StateTopic;
import dev.k2g.testsupport.SharedStack;
import dev.k2g.testsupport.SmallRecipe;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import static dev.k2g.plan.Operation.CREATE;
import static dev.k2g.plan.Operation.NONE;
import static dev.k2g.plan.Operation.REPLACE;
import static dev.k2g.plan.Operation.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SharedStack.class)
class ProvisionerTest {

    private final SmallRecipe folder;
    private final Endpoints endpoints;
    private final Kafka kafka;
    private final Graph graph;
    private final Connect connect;
    private final Provisioner provisioner;

    ProvisionerTest(Endpoints endpoints, @TempDir Path directory) {
        this.folder = new SmallRecipe(directory);
        this.endpoints = endpoints;
        this.kafka = Kafka.connect(endpoints.kafka());
        this.graph = Graph.connect(endpoints.neo4j());
        this.connect = Connect.at(endpoints.connect(), endpoints.redaction());
        this.provisioner = new Provisioner(kafka, graph, connect, Optional.empty(), endpoints.sink(), "");
    }

    @AfterEach
    void removeConnectors() {
        connect.connectors().stream().filter(name -> name.startsWith("prov")).forEach(connect::delete);
        kafka.close();
        graph.close();
    }

    @Test
    void makes_what_is_missing_in_order_and_then_nothing() {
        Recipe recipe = folder.write("provnew", 1, merge("provnew"));
        Plan plan = provisioner.plan(recipe, ManagedResources.unknown());
        assertThat(operations(plan)).containsExactly(CREATE, CREATE, CREATE, CREATE);

        List<Change> done = apply(recipe);

        assertThat(done).isEqualTo(plan.changes());
        assertThat(done)
                .extracting(change -> change.resource().toString())
                .containsExactly(
                        "topic provnew-events", "topic provnew-bad", "constraint provnew_id", "connector provnew-sink");
        assertThat(connect.status("provnew-sink").orElseThrow().isHealthy()).isTrue();
        assertThat(operations(provisioner.plan(recipe, ManagedResources.unknown())))
                .containsExactly(NONE, NONE, NONE, NONE);
        assertThat(apply(recipe)).isEmpty();
    }

    @Test
    void changes_in_place_what_can_be() {
        apply(folder.write("provupd", 1, merge("provupd")));
        Recipe changed = folder.write("provupd", 2, merge("provupd") + " SET n.seen = true");

        List<Change> done = apply(changed);

        assertThat(done).extracting(Change::operation).containsExactly(UPDATE, UPDATE);
        assertThat(done.get(0).fields()).containsExactly(new FieldChange("partitions", "1", "2"));
        assertThat(done.get(1).fields())
                .extracting(FieldChange::field)
                .containsExactly("neo4j.cypher.topic.provupd-events");
        assertThat(connect.status("provupd-sink").orElseThrow().isHealthy()).isTrue();
        assertThat(provisioner.plan(changed, ManagedResources.unknown()).isConverged())
                .isTrue();
    }

    @Test
    void a_recipe_of_the_legacy_dialect_converges_and_its_connector_reads_back() throws IOException {
        folder.write("provold", 1, merge("provold"));
        Path yaml = folder.directory().resolve("recipe.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("5.5.2}", "5.5.2, dialect: legacy}"));
        Recipe recipe = RecipeReader.read(folder.directory(), Map.of());

        apply(recipe);

        SinkReading live = SinkReading.of(connect.config("provold-sink").orElseThrow());
        assertThat(live.dialect()).isEqualTo(Dialect.LEGACY);
        assertThat(live.consumes()).isEqualTo(Map.of("provold-events", CypherStrategy.of(merge("provold"))));
        assertThat(live.deadLetters()).contains("provold-bad");
        assertThat(live.config()).isEmpty();
        assertThat(provisioner.plan(recipe, ManagedResources.unknown()).isConverged())
                .isTrue();
    }

    @Test
    void white_space_in_the_cypher_file_is_no_change() {
        apply(folder.write("provspace", 1, merge("provspace")));

        Recipe respaced = folder.write("provspace", 1, merge("provspace").replace(" ", "\n  ") + "\n\n");

        assertThat(provisioner.plan(respaced, ManagedResources.unknown()).isConverged())
                .isTrue();
    }

    @Test
    void fewer_partitions_are_refused_before_anything_is_changed() {
        apply(folder.write("provless", 2, merge("provless")));
        Recipe smaller = folder.write("provless", 1, merge("provless") + " SET n.seen = true");

        assertThat(operations(provisioner.plan(smaller, ManagedResources.unknown())))
                .containsExactly(REPLACE, NONE, NONE, UPDATE);
        assertThatThrownBy(() -> apply(smaller))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Topic provless-events has 2 partitions and the recipe asks for 1");
        assertThat(connect.config("provless-sink").orElseThrow().toString()).doesNotContain("seen");
    }

    @Test
    void an_equivalent_constraint_under_another_name_is_left_alone() {
        graph.query("CREATE CONSTRAINT proveq_mine FOR (n:Ofproveq) REQUIRE n.id IS UNIQUE", Map.of());

        List<Change> done = apply(folder.write("proveq", 1, merge("proveq")));

        assertThat(done).extracting(change -> change.resource().name()).doesNotContain("proveq_id");
        assertThat(graph.constraints().list())
                .extracting(live -> live.name())
                .contains("proveq_mine")
                .doesNotContain("proveq_id");
    }

    @Test
    void a_mapping_that_has_written_is_changed_only_when_the_recipe_lets_it() throws Exception {
        apply(folder.write("provmap", 1, merge("provmap")));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                KafkaProperties.of(endpoints.kafka()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("provmap-events", "{\"id\": 1}")).get();
        }
        deadline()
                .awaitTrue(
                        "the sink to commit",
                        () -> kafka.offsets().committed("connect-provmap-sink").containsValue(1L),
                        () -> String.valueOf(connect.status("provmap-sink")));
        assertThat(connect.sinkCounts("provmap-sink").orElseThrow().delivered()).isEqualTo(1);
        String other = merge("provmap") + " SET n.seen = true";

        assertThatThrownBy(() -> apply(folder.write("provmap", 1, other)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("onMappingChange is refuse");
        assertThat(apply(folder.write("provmap", 1, other, "from-now"))).hasSize(1);
    }

    @Test
    void a_paused_connector_is_set_going_again() {
        Recipe recipe = folder.write("provpause", 1, merge("provpause"));
        apply(recipe);
        connect.pause("provpause-sink");
        deadline()
                .awaitTrue(
                        "the pause",
                        () -> connect.status("provpause-sink").orElseThrow().state() == ConnectorState.PAUSED,
                        () -> "it runs on");

        List<Change> pending =
                provisioner.plan(recipe, ManagedResources.unknown()).pending();
        assertThat(pending)
                .singleElement()
                .satisfies(change ->
                        assertThat(change.fields()).containsExactly(new FieldChange("state", "PAUSED", "RUNNING")));
        assertThat(apply(recipe)).isEqualTo(pending);

        assertThat(connect.status("provpause-sink").orElseThrow().isHealthy()).isTrue();
    }

    @Test
    void a_connector_that_the_recipe_has_paused_reads_nothing_from_its_first_moment() throws Exception {
        Recipe running = folder.write("provrest", 1, merge("provrest"));
        Recipe paused = running.withConnectors(connector -> connector.in(WantedState.PAUSED));
        kafka.topics().create(running.topics().values());
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                KafkaProperties.of(endpoints.kafka()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("provrest-events", "{\"id\": 1}"))
                    .get();
        }

        apply(paused);

        assertThat(connect.status("provrest-sink").orElseThrow().state()).isEqualTo(ConnectorState.PAUSED);
        assertThat(provisioner.plan(paused, ManagedResources.unknown()).isConverged())
                .isTrue();
        assertThat(kafka.offsets().committed("connect-provrest-sink")).isEmpty();
        try (Pipeline pipeline = Pipeline.open(paused, endpoints)) {
            pipeline.awaitCaughtUp(Duration.ofMillis(1));
            assertThat(pipeline.sinkStates())
                    .singleElement()
                    .satisfies(sink -> assertThat(sink.lag()).hasValue(1))
                    .satisfies(sink -> assertThat(sink.remark())
                            .hasValue("It is paused, as the recipe has it: it reads nothing."));
        }
        // what is changed of it does not set it going either
        Recipe changed = folder.write("provrest", 1, merge("provrest") + " SET n.seen = true")
                .withConnectors(connector -> connector.in(WantedState.PAUSED));
        apply(changed);
        assertThat(connect.status("provrest-sink").orElseThrow().state().isHalted())
                .isTrue();
        assertThat(new RecipeImporter(kafka, graph, connect)
                        .read(name -> name.startsWith("provrest"))
                        .connectors())
                .extracting(ConnectorSpec::state)
                .containsExactly(WantedState.PAUSED);
        assertThat(kafka.offsets().committed("connect-provrest-sink")).isEmpty();
    }

    @Test
    void a_connector_that_somebody_has_stopped_is_set_going_again() {
        Recipe recipe = folder.write("provstop", 1, merge("provstop"));
        apply(recipe);
        connect.stop("provstop-sink");
        deadline()
                .awaitTrue(
                        "the stop",
                        () -> connect.hasStopped(connect.status("provstop-sink").orElseThrow()),
                        () -> "it runs on");

        assertThat(apply(recipe))
                .flatExtracting(Change::fields)
                .containsExactly(new FieldChange("state", "STOPPED", "RUNNING"));
    }

    @Test
    void a_transform_that_somebody_has_added_is_shown_and_goes() {
        Recipe recipe = folder.write("provdrift", 1, merge("provdrift"));
        apply(recipe);
        Map<String, String> config =
                new HashMap<>(connect.config("provdrift-sink").orElseThrow());
        config.put("transforms", "tag");
        config.put("transforms.tag.type", "org.apache.kafka.connect.transforms.HoistField$Value");
        config.put("transforms.tag.field", "v");
        connect.put("provdrift-sink", config);

        assertThat(apply(recipe))
                .flatExtracting(Change::fields)
                .extracting(FieldChange::field)
                .containsExactly("transforms", "transforms.tag.field", "transforms.tag.type");
        assertThat(connect.config("provdrift-sink").orElseThrow()).doesNotContainKey("transforms");
        assertThat(provisioner.plan(recipe, ManagedResources.unknown()).isConverged())
                .isTrue();
    }

    @Test
    void a_connector_that_has_another_name_waits_until_the_former_goes() {
        Recipe recipe = folder.write("provname", 1, merge("provname"));
        ManagedResources managed = ManagedResources.of(apply(recipe).stream()
                .map(change -> new ManagedResource(change.resource(), Origin.CREATED, Optional.empty()))
                .toList());
        Recipe renamed = renamed(recipe, "provname-other");

        assertThatThrownBy(() -> apply(renamed))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("each record would be written twice");
        assertThat(connect.connectors()).contains("provname-sink").doesNotContain("provname-other");
        List<Change> done = new ArrayList<>();
        apply(provisioner, renamed, managed, Set.of(Permission.DELETE), done::add);
        assertThat(done)
                .extracting(
                        change -> change.operation() + " " + change.resource().name())
                .containsExactly("DELETE provname-sink", "CREATE provname-other");
        assertThat(connect.connectors()).contains("provname-other").doesNotContain("provname-sink");
    }

    private static Recipe renamed(Recipe recipe, String name) {
        ConnectorSpec connector = recipe.connectors().values().iterator().next();
        ConnectorSpec other = new ConnectorSpec(
                name,
                connector.plugin(),
                connector.dialect(),
                connector.consumes(),
                connector.deadLetters(),
                connector.tasks(),
                connector.onMappingChange(),
                connector.config());
        return new Recipe(
                recipe.directory(),
                recipe.name(),
                recipe.topics(),
                recipe.constraints(),
                Map.of(name, other),
                recipe.feeds(),
                recipe.queries(),
                Map.of());
    }

    @Test
    void a_task_that_fails_ends_the_apply_with_its_first_cause_and_what_was_done() {
        Recipe recipe = folder.write("provfail", 1, merge("provfail"));
        SinkConnection good = endpoints.sink();
        SinkConnection wrong =
                new SinkConnection(good.uri(), "prov-no-such-user", good.passwordReference(), good.database());
        Provisioner misled = new Provisioner(kafka, graph, connect, Optional.empty(), wrong, "");

        assertThatThrownBy(() -> apply(misled, recipe, change -> {}))
                .isInstanceOf(PartlyAppliedException.class)
                .hasMessageContaining("Connector provfail-sink failed")
                .hasMessageContaining("unauthorized")
                .hasMessageEndingWith("Done before: topic provfail-events, topic provfail-bad, constraint provfail_id."
                        + " Not done: connector provfail-sink.")
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining(endpoints.neo4j().password().reveal());
        assertThat(misled.plan(recipe, ManagedResources.unknown()).changes())
                .flatExtracting(Change::notes)
                .singleElement()
                .asString()
                .startsWith("It has failed; apply restarts it. The cause: ")
                .contains("unauthorized");
        assertThatThrownBy(() -> apply(misled, recipe, change -> {}))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("Connector provfail-sink failed");
        assertThat(apply(recipe))
                .singleElement()
                .satisfies(change -> assertThat(change.fields())
                        .containsExactly(new FieldChange(
                                "neo4j.authentication.basic.username", "prov-no-such-user", good.username())));
    }

    private List<Change> apply(Recipe recipe) {
        List<Change> done = new ArrayList<>();
        apply(provisioner, recipe, done::add);
        return done;
    }

    private void apply(Provisioner provisioner, Recipe recipe, Consumer<Change> done) {
        apply(provisioner, recipe, ManagedResources.unknown(), Set.of(), done);
    }

    private void apply(
            Provisioner provisioner,
            Recipe recipe,
            ManagedResources managed,
            Set<Permission> permissions,
            Consumer<Change> done) {
        Plan plan = provisioner.plan(recipe, managed);
        StateTopic state = new StateTopic(kafka.compacted(StateTopic.nameFor(recipe.name())));
        try (StateLock lock = state.lock()) {
            provisioner.apply(recipe, plan, lock, permissions, deadline(), done);
        }
    }

    private static List<Operation> operations(Plan plan) {
        return plan.changes().stream().map(Change::operation).toList();
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private static String merge(String name) {
        return "MERGE (n:" + SmallRecipe.label(name) + " {id: event.id})";
    }
}
