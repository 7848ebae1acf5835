package dev.k2g.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.dockerjava.api.DockerClient;
import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorPlugin;
import dev.k2g.deadline.Deadline;
import dev.k2g.docker.engine.Containers;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.FoundContainer;
import dev.k2g.docker.engine.ImageName;
import dev.k2g.docker.worker.WorkerContainer;
import dev.k2g.docker.worker.WorkerRequest;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.endpoint.WorkerNames;
import dev.k2g.failure.FailedException;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.ServerStatus.State;
import dev.k2g.stack.StopMode;
import dev.k2g.stack.files.PropertiesText;
import dev.k2g.stack.files.StackDirectory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

@NeedsDocker({TestImages.KAFKA, TestImages.CONNECT_BASE, TestImages.NEO4J})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DockerTargetTest {

    /** What is special in JAAS, in properties files, in shells, in templates or in URLs. */
    private static final String SECRET = "q\"uote's \\back\\\\slash $HOME %25 %s a=b; #!:é";

    private static final List<String> SERVERS = List.of("kafka", "connect", "neo4j");

    @TempDir
    static Path recipe;

    private static DockerOptions options;
    private static DockerTarget target;
    private static Endpoints endpoints;

    @BeforeAll
    static void start() throws IOException {
        options = new DockerOptions(
                TestImages.of(TestImages.KAFKA), TestWorkerImage.build(Engine.find()), TestImages.of(TestImages.NEO4J));
        StackDirectory state = new StackDirectory(recipe.resolve(".k2g-docker"));
        state.create();
        state.write(
                state.credentials(),
                PropertiesText.write(Map.of(
                        "cluster.id", "MkU3OEVBNTcwNTJENDM2Qg",
                        "api.key", "ABCDEFGHIJ234567",
                        "api.secret", SECRET,
                        "broker.secret", "brokersecret-7f2a",
                        "neo4j.password", "neo4j-password-7f2a")));
        target = new DockerTarget(state.root(), options);
        endpoints = target.start(deadline(), line -> {});
    }

    @AfterAll
    static void removeEverything() {
        WorkerContainer worker = new WorkerContainer(Engine.find(), recipe);
        if (worker.find().isPresent()) {
            worker.stop();
        }
        if (target != null) {
            target.kill();
            target.purge();
        }
    }

    @Test
    @Order(1)
    void every_server_answers() {
        assertThat(target.status())
                .extracting(ServerStatus::server, ServerStatus::state)
                .containsExactly(
                        tuple("kafka", State.RUNNING), tuple("connect", State.RUNNING), tuple("neo4j", State.RUNNING));
    }

    @Test
    @Order(2)
    void a_record_reaches_the_graph_through_the_worker_s_network() {
        try (Kafka kafka = Kafka.connect(endpoints.kafka())) {
            kafka.topics()
                    .create(new TopicSpec(
                            "people", "people", OptionalInt.of(1), Map.of(), DataFormat.NONE, DataFormat.JSON));
        }
        connect()
                .put(
                        "people",
                        Map.of(
                                "connector.class",
                                "org.neo4j.connectors.kafka.sink.Neo4jConnector",
                                "topics",
                                "people",
                                "neo4j.uri",
                                endpoints.sink().uri(),
                                "neo4j.authentication.basic.username",
                                endpoints.sink().username(),
                                "neo4j.authentication.basic.password",
                                endpoints.sink().passwordReference(),
                                "neo4j.cypher.topic.people",
                                "MERGE (:Person {id: event.id})"));

        produce("people", "{\"id\": 1}");

        deadline().awaitTrue("the record to arrive", () -> persons() == 1, () -> "it has not.");
    }

    @Test
    @Order(3)
    void no_secret_is_in_what_the_engine_tells_of_a_container() throws IOException {
        DockerClient client = Engine.find().client();
        List<String> secrets = new ArrayList<>(List.of(SECRET, "brokersecret-7f2a", "neo4j-password-7f2a"));
        for (String secret : List.copyOf(secrets)) {
            secrets.add(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
        }
        assertThat(containers()).hasSize(3);
        for (FoundContainer container : containers().values()) {
            String told = new ObjectMapper()
                    .findAndRegisterModules()
                    .configure(SerializationFeature.FAIL_ON_EMPTY_BEANS, false)
                    .writeValueAsString(
                            client.inspectContainerCmd(container.id()).exec());

            assertThat(told).contains("k2g-").doesNotContain(secrets);
        }
    }

    @Test
    @Order(4)
    void ports_are_open_on_this_machine_only() {
        assertThat(Engine.find()
                        .client()
                        .listContainersCmd()
                        .withLabelFilter(label())
                        .exec())
                .hasSize(3)
                .allSatisfy(container -> assertThat(container.getPorts())
                        .filteredOn(port -> port.getPublicPort() != null)
                        .isNotEmpty()
                        .allSatisfy(port -> assertThat(port.getIp()).isEqualTo("127.0.0.1")));
    }

    @Test
    @Order(5)
    void a_second_start_leaves_what_runs() {
        Map<String, FoundContainer> before = containers();

        assertThat(new DockerTarget(recipe.resolve(".k2g-docker"), options).start(deadline(), line -> {}))
                .isEqualTo(endpoints);

        assertThat(containers()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void another_process_finds_what_runs() {
        DockerTarget other = new DockerTarget(recipe.resolve(".k2g-docker"), options);

        assertThat(other.running()).contains(endpoints);
        assertThat(other.logs().get("neo4j")).content().contains("Started.");
    }

    @Test
    @Order(7)
    void a_worker_of_its_own_answers_and_goes_again() {
        WorkerContainer worker = new WorkerContainer(Engine.find(), recipe);
        WorkerRequest request = new WorkerRequest(
                "k2g-test-worker-" + ProcessHandle.current().pid(),
                options.connect().name(),
                endpoints,
                freePort(),
                WorkerKeys.ownOf(endpoints.kafka(), "k2g-test-worker"),
                -1,
                WorkerContainer.label(recipe),
                options.connect().pluginDiscovery());

        ConnectorPlugin sink = worker.start(request, deadline(), line -> {});
        Optional<WorkerNames> names = worker.names(endpoints.kafka());
        FoundContainer before = worker.find().orElseThrow();
        WorkerRequest without = new WorkerRequest(
                request.name(),
                TestImages.of(TestImages.CONNECT_BASE),
                request.endpoints(),
                request.port(),
                request.keys(),
                request.replicationFactor(),
                request.labels(),
                request.pluginDiscovery());
        assertThatExceptionOfType(FailedException.class)
                .isThrownBy(() -> worker.start(without, deadline(), line -> {}))
                .withMessageContaining("has no sink for Neo4j");
        assertThat(worker.find()).contains(before);
        worker.stop();

        assertThat(names).contains(WorkerNames.ofGroup("k2g-test-worker"));

        assertThat(sink.className()).isEqualTo("org.neo4j.connectors.kafka.sink.Neo4jConnector");
        assertThat(worker.find()).isEmpty();
    }

    @Test
    @Order(7)
    void a_worker_stays_when_the_image_in_its_place_has_no_sink_or_does_not_run() throws IOException {
        FoundContainer before = containers().get("connect");

        for (WorkerImageSource other : List.of(
                WorkerImageSource.named(TestImages.of(TestImages.CONNECT_BASE).name()), TestWorkerImage.broken())) {
            DockerTarget changed = new DockerTarget(
                    recipe.resolve(".k2g-docker"), new DockerOptions(options.kafka(), other, options.neo4j()));
            assertThatExceptionOfType(FailedException.class).isThrownBy(() -> changed.start(deadline(), line -> {}));

            assertThat(containers().get("connect").id()).isEqualTo(before.id());
        }
        deadline().awaitTrue("the worker to go on", () -> target.running().isPresent(), () -> "it does not run.");
        assertThat(containers().get("connect").name()).isEqualTo(before.name());
        assertThat(containers()).hasSize(3);
    }

    @Test
    @Order(7)
    void a_killed_container_is_mended_and_has_its_data() {
        target.end("neo4j", StopMode.AT_ONCE);
        assertThat(target.running()).isEmpty();
        Map<String, FoundContainer> before = containers();

        endpoints = target.start(deadline(), line -> {}); // another stack may have taken the port meanwhile

        assertThat(containers().get("neo4j").id())
                .isNotEqualTo(before.get("neo4j").id());
        assertThat(containers().get("kafka").id()).isEqualTo(before.get("kafka").id());
        assertThat(persons()).isEqualTo(1);
    }

    @Test
    @Order(8)
    void down_and_up_keep_what_was_stored() {
        target.stop(deadline(), line -> {});
        assertThat(containers()).isEmpty();
        assertThat(target.status()).extracting(ServerStatus::state).containsOnly(State.STOPPED);

        endpoints = target.start(deadline(), line -> {});

        assertThat(persons()).isEqualTo(1);
        try (Kafka kafka = Kafka.connect(endpoints.kafka())) {
            assertThat(kafka.topics().names()).contains("people");
        }
        assertThat(connect().connectors()).containsExactly("people");
    }

    @Test
    @Order(9)
    void data_that_is_in_use_is_not_purged() {
        assertThatExceptionOfType(FailedException.class)
                .isThrownBy(target::purge)
                .satisfies(failure -> assertThat(failure.remedy()).contains("k2g down"));
    }

    @Test
    @Order(10)
    void a_purge_leaves_nothing() {
        target.kill();

        target.purge();

        DockerClient client = Engine.find().client();
        assertThat(client.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(label())
                        .exec())
                .isEmpty();
        assertThat(client.listVolumesCmd().exec().getVolumes())
                .noneMatch(volume -> volume.getName().contains(name()));
        assertThat(client.listNetworksCmd().exec())
                .noneMatch(network -> network.getName().contains(name()));
        assertThat(recipe.resolve(".k2g-docker")).doesNotExist();
    }

    @Test
    @Order(11)
    void a_server_that_ends_at_once_undoes_the_start_and_says_why(@TempDir Path other) {
        ImageName broken = new ImageName(TestImages.of(TestImages.NEO4J).name(), DockerOptions.KAFKA);
        DockerTarget failing = new DockerTarget(
                other.resolve(".k2g-docker"), new DockerOptions(broken, options.connect(), options.neo4j()));

        assertThatExceptionOfType(FailedException.class)
                .isThrownBy(() -> failing.start(deadline(), line -> {}))
                .withMessageContaining("Kafka ended while starting: ")
                .withMessageContaining("/etc/kafka/docker/run")
                .satisfies(failure -> assertThat(failure.remedy()).contains(DockerOptions.KAFKA));

        DockerClient client = Engine.find().client();
        Map<String, String> label =
                Map.of("dev.k2g.stack", other.resolve(".k2g-docker").toString());
        assertThat(client.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(label)
                        .exec())
                .isEmpty();
        String folder = other.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        assertThat(client.listVolumesCmd().exec().getVolumes())
                .noneMatch(volume -> volume.getName().contains(folder));
        assertThat(client.listNetworksCmd().exec())
                .noneMatch(network -> network.getName().contains(folder));
    }

    private static Map<String, String> label() {
        return Map.of("dev.k2g.stack", recipe.resolve(".k2g-docker").toString());
    }

    private static String name() {
        return recipe.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static Map<String, FoundContainer> containers() {
        return new Containers(Engine.find().client(), label())
                .all().stream()
                        .collect(Collectors.toMap(container -> container.label("dev.k2g.server"), found -> found));
    }

    private static Connect connect() {
        return Connect.at(endpoints.connect(), endpoints.redaction());
    }

    private static long persons() {
        try (Graph graph = Graph.connect(endpoints.neo4j())) {
            return graph.counts().nodes().getOrDefault("Person", 0L);
        }
    }

    private static void produce(String topic, String value) {
        Map<String, Object> properties = KafkaProperties.of(endpoints.kafka());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value));
        }
    }

    /** Outside of the ranges that other stacks choose from. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(3));
    }
}
