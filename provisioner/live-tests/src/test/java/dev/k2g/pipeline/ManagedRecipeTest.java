package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.LockedException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.pipeline.ManagedRecipe.Changing;
import dev.k2g.plan.Change;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.secret.Secret;
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

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import static dev.k2g.plan.Operation.CREATE;
import static dev.k2g.plan.Operation.DELETE;
import static dev.k2g.plan.Operation.NONE;
import static dev.k2g.plan.Operation.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SharedStack.class)
class ManagedRecipeTest {

    private final SmallRecipe folder;
    private final Endpoints endpoints;
    private final Clients clients;

    ManagedRecipeTest(Endpoints endpoints, @TempDir Path directory) {
        this.folder = new SmallRecipe(directory);
        this.endpoints = endpoints;
        this.clients = Clients.open(endpoints);
    }

    @AfterEach
    void removeConnectors() {
        Connect connect = clients.connect();
        connect.connectors().stream().filter(name -> name.startsWith("own")).forEach(connect::delete);
        clients.close();
    }

    @Test
    void what_the_recipe_has_no_more_is_deleted_only_when_allowed() {
        apply(folder.write("owndel", 1, merge("owndel")));
        Recipe smaller = without(folder.write("owndel", 1, merge("owndel")));

        Plan plan = plan(smaller);

        assertThat(operations(plan)).containsExactly(NONE, NONE, DELETE, DELETE);
        assertThat(apply(smaller)).isEmpty();
        assertThat(clients.connect().connectors()).contains("owndel-sink");
        assertThat(names(apply(smaller, Permission.DELETE)))
                .containsExactly("connector owndel-sink", "constraint owndel_id");
        assertThat(clients.connect().connectors()).doesNotContain("owndel-sink");
        assertThat(plan(smaller).isConverged()).isTrue();
    }

    @Test
    void what_was_there_before_is_adopted_and_outlives_a_destruction() {
        Recipe recipe = folder.write("ownadopt", 1, merge("ownadopt"));
        clients.kafka().topics().create(recipe.topic("events"));

        Plan first = plan(recipe);
        assertThat(first.changes().get(0).notes()).singleElement().asString().contains("apply adopts it");
        apply(recipe);
        assertThat(plan(recipe).changes())
                .allSatisfy(change -> assertThat(change.notes()).isEmpty());
        Plan destroyed = destroy(recipe, false);

        assertThat(operations(destroyed)).containsExactlyInAnyOrder(DELETE, DELETE, DELETE, NONE);
        assertThat(clients.kafka().topics().names()).contains("ownadopt-events").doesNotContain("ownadopt-bad");
        destroy(recipe, true);
        assertThat(clients.kafka().topics().names()).doesNotContain("ownadopt-events", StateTopic.nameFor("ownadopt"));
    }

    @Test
    void a_connector_that_is_made_again_delivers_everything_again() {
        Recipe recipe = folder.write("ownagain", 1, merge("ownagain"));
        apply(recipe);
        send("ownagain-events", "{\"id\": 1}");
        awaitDelivered("ownagain-sink", 1);
        Recipe smaller = without(recipe);
        apply(smaller, Permission.DELETE);

        apply(recipe);

        awaitDelivered("ownagain-sink", 1);
    }

    @Test
    void one_of_two_appliers_wins_and_the_other_says_who_does() {
        Recipe recipe = folder.write("ownlock", 1, merge("ownlock"));
        try (Changing changing = managed(recipe).lock()) {
            assertThatThrownBy(() -> apply(recipe))
                    .isInstanceOf(LockedException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(operations(changing.plan())).containsOnly(CREATE);
        }
        assertThat(apply(recipe)).hasSize(4);
    }

    @Test
    void a_lock_that_is_taken_away_ends_an_apply_before_it_changes_more() {
        Recipe recipe = folder.write("ownbroken", 1, merge("ownbroken"));
        try (Changing changing = managed(recipe).lock()) {
            Plan plan = changing.plan();
            assertThat(managed(recipe).unlock()).hasSize(1);

            assertThatThrownBy(() -> changing.apply(plan, Set.of(), deadline(), change -> {}))
                    .isInstanceOf(LockedException.class)
                    .hasMessageContaining("taken away");
        }
        assertThat(clients.kafka().topics().names()).doesNotContain("ownbroken-events");
    }

    @Test
    void a_changed_password_is_noticed_though_the_worker_knows_a_reference_only() {
        Recipe recipe = folder.write("ownsecret", 1, merge("ownsecret"));
        apply(recipe);
        assertThat(plan(recipe).isConverged()).isTrue();
        Neo4jEndpoint old = endpoints.neo4j();
        Endpoints changed = new Endpoints(
                endpoints.target(),
                endpoints.kafka(),
                endpoints.connect(),
                new Neo4jEndpoint(
                        old.uri(),
                        old.username(),
                        Secret.of("not the old password"),
                        old.database(),
                        old.certificateAuthority(),
                        old.browser()),
                endpoints.sink(),
                endpoints.disposable(),
                endpoints.versions());
        Clients same = new Clients(changed, clients.kafka(), clients.graph(), clients.connect());

        Plan plan = Pipeline.on(recipe, same).managed().plan();

        assertThat(operations(plan)).containsExactly(NONE, NONE, NONE, UPDATE);
        assertThat(plan.toString()).doesNotContain("not the old password");
    }

    @Test
    void what_a_server_refuses_is_named_and_the_others_are_planned_all_the_same() {
        Recipe recipe = folder.write("ownrefused", 1, merge("ownrefused"));
        KafkaEndpoint right = endpoints.kafka();
        KafkaEndpoint wrong = new KafkaEndpoint(
                right.bootstrapServers(), right.apiKey(), Secret.of("wrong"), right.certificateAuthority());
        Endpoints refused = new Endpoints(
                endpoints.target(),
                wrong,
                endpoints.connect(),
                endpoints.neo4j(),
                endpoints.sink(),
                endpoints.disposable(),
                endpoints.versions());

        try (Kafka kafka = Kafka.connect(wrong)) {
            Clients withWrongKey = new Clients(refused, kafka, clients.graph(), clients.connect());
            Plan plan = Pipeline.on(recipe, withWrongKey).managed().plan();

            assertThat(names(plan.changes())).containsExactly("constraint ownrefused_id", "connector ownrefused-sink");
            assertThat(plan.unplanned()).singleElement().satisfies(unplanned -> {
                assertThat(unplanned.names()).containsExactly("ownrefused-events", "ownrefused-bad");
                assertThat(unplanned.problem()).contains("refused the API key");
            });
        }
    }

    @Test
    void a_plan_of_many_topics_asks_no_more_often_than_one_of_few() {
        Recipe few = withTopics(folder.write("owncalls", 1, merge("owncalls")), 5);
        Recipe many = withTopics(few, 500);
        plan(few);

        assertThat(requests(() -> plan(many))).isEqualTo(requests(() -> plan(few)));
    }

    private long requests(Runnable work) {
        long before = clients.kafka().requests()
                + clients.graph().requests()
                + clients.connect().requests();
        work.run();
        return clients.kafka().requests()
                + clients.graph().requests()
                + clients.connect().requests()
                - before;
    }

    private static Recipe withTopics(Recipe recipe, int count) {
        Map<String, TopicSpec> topics = new LinkedHashMap<>(recipe.topics());
        TopicSpec like = recipe.topic("events");
        for (int i = 0; i < count; i++) {
            String name = like.name() + "-" + i;
            topics.put(name, new TopicSpec(name, name, OptionalInt.of(1), Map.of(), like.key(), like.value()));
        }
        return new Recipe(
                recipe.directory(),
                recipe.name(),
                topics,
                recipe.constraints(),
                recipe.connectors(),
                recipe.feeds(),
                recipe.queries(),
                Map.of());
    }

    @Test
    void a_changed_mapping_is_replayed_or_rebuilt_as_the_recipe_says() {
        apply(folder.write("ownmap", 1, merge("ownmap")));
        send("ownmap-events", "{\"id\": 1}");
        awaitDelivered("ownmap-sink", 1);

        Recipe replayed = folder.write("ownmap", 1, merge("ownmap") + " SET n.seen = true", "replay");
        apply(replayed);
        awaitDelivered("ownmap-sink", 1);
        assertThat(count("MATCH (n:Ofownmap {seen: true}) RETURN 1 AS x")).isEqualTo(1);

        Recipe rebuilt = folder.write("ownmap", 1, "CREATE (n:Ofownmap {id: -event.id})", "rebuild");
        assertThatThrownBy(() -> apply(rebuilt))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--allow-delete");
        apply(rebuilt, Permission.DELETE);
        awaitDelivered("ownmap-sink", 1);
        assertThat(clients.graph()
                        .query("MATCH (n:Ofownmap) RETURN n.id AS id", Map.of())
                        .rows())
                .containsExactly(List.of(-1L));
    }

    @Test
    void a_rebuild_of_what_has_written_nothing_clears_nothing() {
        apply(folder.write("ownfresh", 1, merge("ownfresh")));
        clients.graph().query("CREATE (:Ofownfresh {id: 77})", Map.of());

        apply(folder.write("ownfresh", 1, merge("ownfresh") + " SET n.seen = true", "rebuild"));

        assertThat(count("MATCH (n:Ofownfresh {id: 77}) RETURN 1 AS x")).isEqualTo(1);
    }

    @Test
    void data_against_a_constraint_is_said_before_anything_is_changed() {
        clients.graph().query("UNWIND [7, 7, 8] AS id CREATE (:Ofownviol {id: id})", Map.of());
        Recipe recipe = folder.write("ownviol", 1, merge("ownviol"));

        assertThatThrownBy(() -> apply(recipe))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2 of Ofownviol (id) have the value [7]");
        assertThat(clients.kafka().topics().names()).doesNotContain("ownviol-events");
    }

    @Test
    void what_an_absent_worker_cannot_say_is_left_open_and_the_rest_is_planned() {
        Recipe recipe = folder.write("ownaway", 1, merge("ownaway"));
        Connect absent = Connect.at(new ConnectEndpoint(URI.create("http://127.0.0.1:1")), endpoints.redaction());
        Clients withoutWorker = new Clients(endpoints, clients.kafka(), clients.graph(), absent);
        try (Changing changing = Pipeline.on(recipe, withoutWorker).managed().lock()) {
            Plan plan = changing.plan();

            assertThat(operations(plan)).containsExactly(CREATE, CREATE, CREATE);
            assertThat(plan.unplanned()).singleElement().satisfies(unplanned -> {
                assertThat(unplanned.names()).containsExactly("ownaway-sink");
                assertThat(unplanned.problem()).contains("http://127.0.0.1:1 did not answer");
            });
            assertThatThrownBy(() -> changing.apply(plan, Set.of(), deadline(), change -> {}))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("Nothing was changed");
        }
        assertThat(clients.kafka().topics().names()).doesNotContain("ownaway-events");
    }

    private int count(String query) {
        return clients.graph().query(query, Map.of()).rows().size();
    }

    private void send(String topic, String value) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                KafkaProperties.of(endpoints.kafka()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value));
        }
    }

    private void awaitDelivered(String connector, long records) {
        deadline()
                .awaitTrue(
                        connector + " to deliver",
                        () -> clients.kafka().offsets().committed("connect-" + connector).values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                == records,
                        () -> String.valueOf(clients.connect().status(connector)));
    }

    private static Recipe without(Recipe recipe) {
        return new Recipe(
                recipe.directory(),
                recipe.name(),
                recipe.topics(),
                List.of(),
                Map.of(),
                recipe.feeds(),
                Map.of(),
                Map.of());
    }

    private ManagedRecipe managed(Recipe recipe) {
        return Pipeline.on(recipe, clients).managed();
    }

    private Plan plan(Recipe recipe) {
        return managed(recipe).plan();
    }

    private List<Change> apply(Recipe recipe, Permission... permissions) {
        List<Change> done = new ArrayList<>();
        managed(recipe).apply(Set.of(permissions), deadline(), done::add);
        return done;
    }

    private Plan destroy(Recipe recipe, boolean adoptedToo) {
        return managed(recipe).destroy(adoptedToo, plan -> {}, deadline(), change -> {});
    }

    private static List<Operation> operations(Plan plan) {
        return plan.changes().stream().map(Change::operation).toList();
    }

    private static List<String> names(List<Change> changes) {
        return changes.stream().map(change -> change.resource().toString()).toList();
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private static String merge(String name) {
        return "MERGE (n:" + SmallRecipe.label(name) + " {id: event.id})";
    }
}
