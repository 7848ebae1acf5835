package dev.k2g.twin;

import dev.k2g.connect.Connect;
import dev.k2g.connect.State;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.Login;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.pipeline.Clients;
import dev.k2g.pipeline.ManagedRecipe;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.provision.ConnectorLife;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplayOptions;
import dev.k2g.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A recipe on Confluent Cloud's managed connector: what applies, plans and deletes do there. */
@EnabledIfSystemProperty(
        named = "k2g.test.twin",
        matches = ".*",
        disabledReason = "it takes a minute; -Dk2g.test.twin runs it")
@ExtendWith(TwinStack.class)
class ManagedConnectorTest {

    private final Endpoints stack;
    private final TwinRecipe folder;
    private final String name;
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    ManagedConnectorTest(Endpoints stack, @TempDir Path directory, TestInfo test) {
        this.stack = stack;
        this.name = "twin" + Integer.toHexString(test.getDisplayName().hashCode());
        this.folder = new TwinRecipe(directory, name);
    }

    @AfterEach
    void close() throws Exception {
        Connect worker = Connect.at(stack.connect(), stack.redaction());
        worker.connectors().stream()
                .filter(connector -> connector.startsWith(name))
                .forEach(worker::delete);
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void an_apply_delivers_and_the_next_plan_is_empty() throws Exception {
        Twin twin = twin(TwinOptions.quick());
        Recipe recipe = folder.counting("times");
        Pipeline pipeline = pipeline(recipe, twin.endpoints());

        assertThat(names(apply(pipeline))).containsExactly("topic", "topic", "constraint", "connector");
        deliver(pipeline);

        assertThat(counted(pipeline)).isEqualTo(Map.of("nodes", 3L, "times", 3L));
        assertThat(plan(pipeline).isConverged()).isTrue();
        assertThat(pipeline.sinkStates().get(0).lag()).hasValue(0);
        assertThat(apply(pipeline)).isEmpty();
        Map<String, String> shown = pipeline.connect().config(name + "-sink").orElseThrow();
        assertThat(shown)
                .containsEntry("neo4j.authentication.basic.password", "****************")
                .containsEntry("kafka.api.secret", "****************")
                .containsEntry("cloud.provider", "aws");
        assertThat(workersAnswers()).contains(name + "-sink").doesNotContain(secrets(twin));
        assertThat(String.join("\n", calls)).doesNotContain(secrets(twin));
        assertThat(twin.violations()).isEmpty();
    }

    @Test
    void throttled_and_flaky_apis_take_more_time_and_change_nothing_else() throws Exception {
        Twin twin = twin(TwinOptions.quick().throttled(3, Duration.ZERO).failing(5));
        Pipeline pipeline = pipeline(folder.counting("times"), twin.endpoints());

        assertThat(names(apply(pipeline))).containsExactly("topic", "topic", "constraint", "connector");
        deliver(pipeline);
        assertThat(counted(pipeline)).isEqualTo(Map.of("nodes", 3L, "times", 3L));
        assertThat(plan(pipeline).isConverged()).isTrue();
        destroy(pipeline);

        assertThat(pipeline.connect().connectors()).doesNotContain(name + "-sink");
        assertThat(calls).anyMatch(call -> call.endsWith(" 429")).anyMatch(call -> call.endsWith("broken off"));
        assertThat(twin.violations()).isEmpty();
    }

    @Test
    void a_create_without_an_answer_is_not_made_twice() throws Exception {
        Recipe recipe = folder.counting("times");
        Pipeline reliable = pipeline(recipe, twin(TwinOptions.quick()).endpoints());
        recipe.topics().values().forEach(reliable.kafka()::create);
        calls.clear();
        // the second call, which makes it, is carried out and has no answer
        Twin twin = twin(TwinOptions.quick().failing(2));
        Map<String, String> config = config(reliable, recipe);

        Connect connect =
                Connect.at(twin.endpoints().connect(), twin.endpoints().redaction());
        connect.put(name + "-sink", config, Deadline.in(Duration.ofSeconds(20)));

        assertThat(calls)
                .filteredOn(call -> call.contains("PUT "))
                .hasSize(1)
                .allMatch(it -> it.endsWith("broken off"));
        assertThat(connect.config(name + "-sink")).isPresent();
    }

    @Test
    void it_pauses_resumes_restarts_and_begins_again() throws Exception {
        Pipeline pipeline =
                pipeline(folder.counting("times"), twin(TwinOptions.quick()).endpoints());
        apply(pipeline);
        deliver(pipeline);
        ConnectorLife life = ConnectorLife.of(name + "-sink", pipeline.connect(), pipeline.kafka(), pipeline.graph());

        life.pause(deadline());
        assertThat(pipeline.connect().status(name + "-sink").orElseThrow().state())
                .isEqualTo(State.PAUSED);
        life.resume(deadline());
        life.restart(deadline());
        assertThat(counted(pipeline)).containsEntry("times", 3L);
        life.reset(deadline());
        pipeline.awaitCaughtUp(Duration.ofSeconds(30));

        assertThat(counted(pipeline)).containsEntry("times", 6L);
    }

    @Test
    void a_connector_that_is_deleted_and_made_again_delivers_everything_again() throws Exception {
        Pipeline pipeline =
                pipeline(folder.counting("times"), twin(TwinOptions.quick()).endpoints());
        apply(pipeline);
        deliver(pipeline);
        String group = pipeline.connect().consumerGroup(name + "-sink", Map.of());

        pipeline.connect().stop(name + "-sink");
        Pipeline without = pipeline(folder.counting("times").onlyConnectors(connector -> false), pipeline.endpoints());
        assertThat(apply(without, Permission.DELETE))
                .extracting(change -> change.resource().name())
                .containsExactly(name + "-sink");
        assertThat(pipeline.kafka().committedOffsets(group)).isEmpty();
        apply(pipeline);
        pipeline.awaitCaughtUp(Duration.ofSeconds(30));

        assertThat(counted(pipeline)).isEqualTo(Map.of("nodes", 3L, "times", 6L));
    }

    @Test
    void an_edited_statement_has_all_records_delivered_again() throws Exception {
        Twin twin = twin(TwinOptions.quick());
        Pipeline before = pipeline(folder.counting("times"), twin.endpoints());
        apply(before);
        deliver(before);

        Pipeline after = pipeline(folder.counting("again"), twin.endpoints());
        assertThat(names(apply(after))).containsExactly("connector");
        after.awaitCaughtUp(Duration.ofSeconds(30));

        assertThat(counted(after)).isEqualTo(Map.of("nodes", 3L, "times", 3L));
        assertThat(plan(after).isConverged()).isTrue();
    }

    @Test
    void a_property_that_the_recipe_has_no_more_is_taken_away() throws Exception {
        Twin twin = twin(TwinOptions.quick());
        Recipe recipe = folder.counting("times");
        apply(pipeline(with(recipe, Map.of("neo4j.batch-size", "7", "neo4j.batch-timeout", "5s")), twin.endpoints()));

        Pipeline after = pipeline(with(recipe, Map.of("neo4j.batch-size", "7")), twin.endpoints());
        List<Change> done = apply(after);

        assertThat(done)
                .singleElement()
                .extracting(Change::fields)
                .isEqualTo(List.of(new FieldChange("neo4j.batch-timeout", "5s", null)));
        assertThat(after.connect().config(name + "-sink").orElseThrow())
                .containsEntry("neo4j.batch-size", "7")
                .doesNotContainKey("neo4j.batch-timeout");
        assertThat(plan(after).isConverged()).isTrue();
        Pipeline without = pipeline(recipe, twin.endpoints());
        assertThat(names(apply(without))).containsExactly("connector");
        // the service shows its default
        assertThat(without.connect().config(name + "-sink").orElseThrow()).containsEntry("neo4j.batch-size", "1000");
        assertThat(plan(without).isConverged()).isTrue();
    }

    private static Recipe with(Recipe recipe, Map<String, String> config) {
        return recipe.withConnectors(connector -> new ConnectorSpec(
                connector.name(),
                connector.plugin(),
                connector.dialect(),
                connector.consumes(),
                connector.deadLetters(),
                connector.tasks(),
                connector.onMappingChange(),
                config));
    }

    @Test
    void another_password_is_noticed_and_not_shown() throws Exception {
        Twin twin = twin(TwinOptions.quick());
        Recipe recipe = folder.counting("times");
        apply(pipeline(recipe, twin.endpoints()));
        Clients clients = Clients.open(twin.endpoints());
        open.add(0, clients);
        Endpoints rotated = with(twin.endpoints(), Secret.of("another-password"));

        // as if the database's password had been changed, too: its client is one that is let in
        Plan plan =
                plan(Pipeline.on(recipe, new Clients(rotated, clients.kafka(), clients.graph(), clients.connect())));

        assertThat(plan.pending()).extracting(Change::operation).containsExactly(Operation.UPDATE);
        assertThat(plan.toString())
                .contains("is another one than the connector was given")
                .doesNotContain("another-password")
                .doesNotContain(secrets(twin));
    }

    @Test
    void wrong_credentials_are_refused_by_name_and_not_shown() throws Exception {
        Endpoints endpoints = twin(TwinOptions.quick()).endpoints();
        ConnectEndpoint there = endpoints.connect();
        Login clusterKey =
                new Login(endpoints.kafka().apiKey(), endpoints.kafka().apiSecret());
        Connect asClusterKey = Connect.at(
                new ConnectEndpoint(
                        there.uri(), there.service(), Optional.of(clusterKey), there.certificateAuthority()),
                endpoints.redaction());
        assertThatThrownBy(asClusterKey::connectors)
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("does not let k2g list its connectors (HTTP 401)");

        Recipe recipe = folder.counting("times");
        Pipeline pipeline = pipeline(recipe, endpoints);
        Map<String, String> config = new TreeMap<>(config(pipeline, recipe));
        config.put("kafka.api.secret", "no-such-secret");
        assertThatThrownBy(() -> pipeline.connect().put(name + "-sink", config))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("kafka.api.secret: Provided Kafka ApiKey is invalid")
                .hasMessageNotContaining("no-such-secret");
    }

    @Test
    void a_wrong_password_ends_the_connector_with_its_cause() throws Exception {
        Twin twin = twin(TwinOptions.quick());
        Clients clients = Clients.open(twin.endpoints());
        open.add(0, clients);
        Endpoints wrong = with(twin.endpoints(), Secret.of("another-password"));
        Pipeline pipeline = Pipeline.on(
                folder.counting("times"), new Clients(wrong, clients.kafka(), clients.graph(), clients.connect()));

        assertThatThrownBy(() -> apply(pipeline))
                .hasMessageContaining(name + "-sink")
                .hasMessageContaining("authentication")
                .hasMessageNotContaining("another-password");
        assertThat(workersAnswers()).doesNotContain("another-password");
    }

    private Twin twin(TwinOptions options) {
        Twin twin = Twin.start(stack, options, calls::add);
        open.add(twin);
        return twin;
    }

    private Pipeline pipeline(Recipe recipe, Endpoints endpoints) {
        Pipeline pipeline = Pipeline.open(recipe, endpoints);
        open.add(0, pipeline);
        return pipeline;
    }

    private static List<Change> apply(Pipeline pipeline, Permission... permissions) {
        List<Change> done = new ArrayList<>();
        try (ManagedRecipe managed = pipeline.managed();
                ManagedRecipe.Changing changing = managed.lock()) {
            changing.apply(changing.plan(), Set.of(permissions), deadline(), done::add);
        }
        return done;
    }

    private static void destroy(Pipeline pipeline) {
        try (ManagedRecipe managed = pipeline.managed();
                ManagedRecipe.Changing changing = managed.lock()) {
            changing.destroy(changing.planDestruction(false), deadline(), change -> {});
        }
    }

    private static Plan plan(Pipeline pipeline) {
        try (ManagedRecipe managed = pipeline.managed()) {
            return managed.plan();
        }
    }

    private void deliver(Pipeline pipeline) {
        pipeline.replay(pipeline.feed(Optional.empty()))
                .run(MessageSource.file(folder.recording()), ReplayOptions.unlimited(), ReplayListener.NONE);
        pipeline.awaitCaughtUp(Duration.ofSeconds(30));
    }

    private static Map<String, Object> counted(Pipeline pipeline) {
        return pipeline.query("all").asMaps().get(0);
    }

    private static Map<String, String> config(Pipeline pipeline, Recipe recipe) {
        return pipeline.connect()
                .dialects()
                .render(
                        recipe,
                        recipe.connectors().values().iterator().next(),
                        pipeline.endpoints().sink());
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(1));
    }

    private static List<String> names(List<Change> changes) {
        return changes.stream().map(change -> change.resource().kind().label()).toList();
    }

    private static String[] secrets(Twin twin) {
        Endpoints endpoints = twin.endpoints();
        return endpoints.secrets().stream().map(Secret::reveal).toArray(String[]::new);
    }

    /** Everything that the local worker tells of its connectors. */
    private String workersAnswers() throws IOException, InterruptedException {
        URI uri = URI.create(stack.connect().uri() + "/connectors?expand=info&expand=status");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private static Endpoints with(Endpoints endpoints, Secret password) {
        Neo4jEndpoint neo4j = endpoints.neo4j();
        SinkConnection sink = endpoints.sink();
        return new Endpoints(
                endpoints.target(),
                endpoints.kafka(),
                endpoints.connect(),
                new Neo4jEndpoint(
                        neo4j.uri(),
                        neo4j.username(),
                        password,
                        neo4j.database(),
                        neo4j.certificateAuthority(),
                        neo4j.browser()),
                new SinkConnection(sink.uri(), sink.username(), password.reveal(), sink.database(), sink.kafka()),
                endpoints.disposable(),
                endpoints.versions());
    }
}
