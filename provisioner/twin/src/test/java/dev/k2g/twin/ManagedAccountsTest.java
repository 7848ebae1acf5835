package dev.k2g.twin;

import dev.k2g.cloud.diagnosis.CheckFailure;
import dev.k2g.cloud.diagnosis.Diagnosis;
import dev.k2g.cloud.rights.Right;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.cloud.targetfile.TargetFileReader;
import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.Login;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.pipeline.Clients;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Change;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.Recipe;
import dev.k2g.secret.Secret;
import dev.k2g.testsupport.SharedStack;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** As whom k2g and managed connectors work, what they may do, and that nobody sees by what they log in. */
@EnabledIfSystemProperty(
        named = "k2g.test.twin",
        matches = ".*",
        disabledReason = "it takes half a minute; -Dk2g.test.twin runs it")
@ExtendWith(SharedStack.class)
class ManagedAccountsTest {

    private final Rehearsal here;

    ManagedAccountsTest(Endpoints stack, @TempDir Path directory, TestInfo test) {
        this.here = new Rehearsal(stack, directory, test);
    }

    @AfterEach
    void close() throws Exception {
        here.close();
    }

    @Test
    void another_password_is_noticed_and_not_shown() throws Exception {
        Twin twin = here.twin(TwinOptions.quick());
        Recipe recipe = here.counting("times");
        Rehearsal.apply(here.pipeline(recipe, twin.endpoints()));
        Clients clients = here.clients(twin.endpoints());
        Endpoints rotated = with(twin.endpoints(), Secret.of("another-password"));

        // as if the database's password had been changed, too: its client is one that is let in
        Plan plan = Rehearsal.plan(
                Pipeline.on(recipe, new Clients(rotated, clients.kafka(), clients.graph(), clients.connect())));

        assertThat(plan.pending()).extracting(Change::operation).containsExactly(Operation.UPDATE);
        assertThat(plan.toString())
                .contains("is another one than the connector was given")
                .doesNotContain("another-password")
                .doesNotContain(Rehearsal.secrets(twin));
    }

    @Test
    void wrong_credentials_are_refused_by_name_and_not_shown() throws Exception {
        Endpoints endpoints = here.twin(TwinOptions.quick()).endpoints();
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

        Recipe recipe = here.counting("times");
        Pipeline pipeline = here.pipeline(recipe, endpoints);
        Map<String, String> config = new TreeMap<>(Rehearsal.config(pipeline, recipe));
        config.put("kafka.auth.mode", "KAFKA_API_KEY");
        config.put("kafka.api.key", endpoints.kafka().apiKey());
        config.put("kafka.api.secret", "no-such-secret");
        assertThatThrownBy(() -> pipeline.connect().put(here.sink(), config))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("kafka.api.secret: Provided Kafka ApiKey is invalid")
                .hasMessageNotContaining("no-such-secret");
    }

    @Test
    void a_wrong_password_ends_the_connector_with_its_cause() throws Exception {
        Twin twin = here.twin(TwinOptions.quick());
        Clients clients = here.clients(twin.endpoints());
        Endpoints wrong = with(twin.endpoints(), Secret.of("another-password"));
        Pipeline pipeline = Pipeline.on(
                here.counting("times"), new Clients(wrong, clients.kafka(), clients.graph(), clients.connect()));

        assertThatThrownBy(() -> Rehearsal.apply(pipeline))
                .hasMessageContaining(here.sink())
                .hasMessageContaining("authentication")
                .hasMessageNotContaining("another-password");
        assertThat(here.workersAnswers()).doesNotContain("another-password");
    }

    @Test
    void a_connector_may_use_a_key_in_place_of_an_account() throws Exception {
        Set<Right> shared = new HashSet<>(Rehearsal.rights().provisioning());
        shared.addAll(Rehearsal.rights().connectors());
        Twin twin = here.twin(new TwinRights(shared, Set.of()), TwinOptions.quick());
        KafkaKey key = twin.accounts().provisioning();
        KafkaAccess own = new KafkaAccess.ApiKey(key.name(), key.secret().reveal());
        Pipeline pipeline = here.pipeline(here.counting("times"), with(twin.endpoints(), own));

        Rehearsal.apply(pipeline);
        here.deliver(pipeline);

        assertThat(Rehearsal.counted(pipeline)).isEqualTo(Map.of("nodes", 3L, "times", 3L));
        assertThat(Rehearsal.plan(pipeline).isConverged()).isTrue();
        assertThat(pipeline.connect().config(here.sink()).orElseThrow())
                .containsEntry("kafka.api.key", "****************")
                .containsEntry("kafka.api.secret", "****************");
        assertThat(here.workersAnswers()).contains(here.sink()).doesNotContain(Rehearsal.secrets(twin));
    }

    @Test
    void an_account_that_may_not_read_fails_its_connector_and_the_diagnosis_names_the_right() throws Exception {
        Recipe recipe = here.counting("times");
        TwinRights all = TwinRights.ofRecipe(recipe);
        Right reading = new Right(ResourceType.TOPIC, here.name() + "-events", AclOperation.READ);
        Set<Right> others = new HashSet<>(all.connectors());
        assertThat(others.remove(reading)).isTrue();
        Twin twin = here.twin(new TwinRights(all.provisioning(), others), TwinOptions.quick());

        Pipeline pipeline = here.pipeline(recipe, twin.endpoints());
        // by hand: an apply may end before the task first asks for records, and fails if not
        recipe.topics().values().forEach(pipeline.kafka().topics()::create);
        pipeline.connect().put(here.sink(), Rehearsal.config(pipeline, recipe));
        String failure = Rehearsal.deadline()
                .await(
                        "the task to fail",
                        () -> pipeline.connect().status(here.sink()).flatMap(ConnectorStatus::failure),
                        () -> "it runs.")
                .toString();

        assertThat(failure).contains("Not authorized to access topics: [" + here.name() + "-events]");
        assertThat(problems(twin, recipe))
                .contains("No ACL gives the service account sa-twin02, as which the connectors work, READ on topic "
                        + here.name() + "-events. It may have a role instead, which cannot be seen from here.");
    }

    @Test
    void exactly_what_terraform_grants_lets_a_recipe_be_applied_filled_and_destroyed() throws Exception {
        Recipe recipe = here.counting("times");
        Twin twin = here.twin(TwinRights.ofRecipe(recipe), TwinOptions.quick());
        Pipeline pipeline = here.pipeline(recipe, twin.endpoints());
        assertThat(problems(twin, recipe)).isEmpty();

        Rehearsal.apply(here.pipeline(recipe.onlyConnectors(connector -> false), twin.endpoints()));
        // the group of a connector that is not made yet is not known
        assertThat(pipeline.sinkStates())
                .singleElement()
                .satisfies(sink -> assertThat(sink.status()).isEmpty());
        Rehearsal.apply(pipeline);
        here.deliver(pipeline);

        assertThat(Rehearsal.counted(pipeline)).isEqualTo(Map.of("nodes", 3L, "times", 3L));
        assertThat(problems(twin, recipe)).isEmpty();
        Rehearsal.destroy(pipeline);
        assertThat(pipeline.kafka().topics().names()).noneMatch(topic -> topic.startsWith(here.name()));
    }

    private List<String> problems(Twin twin, Recipe recipe) throws IOException {
        Path file = recipe.directory().resolve("target.yaml");
        Files.writeString(file, twin.targetFile());
        Map<String, String> environment = new HashMap<>();
        twin.variables().forEach((variable, value) -> environment.put(variable, value.reveal()));
        TargetFile target = TargetFileReader.read(file, environment);
        return Diagnosis.examine(target, recipe).checks().stream()
                .flatMap(check -> check.failures().stream())
                .map(CheckFailure::problem)
                .toList();
    }

    private static Endpoints with(Endpoints endpoints, KafkaAccess access) {
        SinkConnection sink = endpoints.sink();
        return new Endpoints(
                endpoints.target(),
                endpoints.kafka(),
                endpoints.connect(),
                endpoints.neo4j(),
                new SinkConnection(
                        sink.uri(), sink.username(), sink.passwordReference(), sink.database(), Optional.of(access)),
                endpoints.disposable(),
                endpoints.versions());
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
