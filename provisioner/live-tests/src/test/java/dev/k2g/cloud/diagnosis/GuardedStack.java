package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.endpoint.WorkerNames;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.secret.Secret;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.local.KafkaAccounts;
import dev.k2g.stack.local.LocalOptions;
import dev.k2g.stack.local.LocalTarget;
import org.apache.kafka.clients.admin.Admin;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kafka with an authorizer, and a worker, beside the shared stack, whose Neo4j and certificates they use. */
final class GuardedStack {

    static final KafkaKey WORKER = new KafkaKey("K2GWORKER", Secret.of("worker/secret+1"), Optional.of("sa-worker"));
    static final KafkaKey CONNECTORS =
            new KafkaKey("K2GCONNECTOR", Secret.of("connector/secret+2"), Optional.of("sa-connector"));

    /** What the worker of a local stack has, which shares its broker with no other. */
    static final WorkerNames NAMES =
            new WorkerNames("k2g-connect", "connect-configs", "connect-offsets", "connect-status");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StackDirectory state;
    private final LocalTarget target;
    private final Endpoints shared;
    private final StackDirectory sharedState;

    GuardedStack(LocalTarget target, StackDirectory state, Endpoints shared, StackDirectory sharedState)
            throws IOException {
        this.target = target;
        this.state = state;
        this.shared = shared;
        this.sharedState = sharedState;
        state.create();
        state.directory(state.tls());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(sharedState.tls())) {
            for (Path file : files) {
                Files.copy(file, state.tls().resolve(file.getFileName()));
            }
        }
    }

    /** Its servers, before they start. */
    static LocalTarget target(Path folder) {
        return new LocalTarget(
                folder,
                new LocalOptions(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new KafkaAccounts(WORKER, CONNECTORS))));
    }

    /** Starts the broker; nobody may do anything yet. */
    KafkaEndpoint startKafka() {
        return target.start(List.of("kafka"), Deadline.in(PATIENCE), line -> {}).kafka();
    }

    /** Starts the worker; the rights must be set. */
    Endpoints startConnect() throws IOException {
        Endpoints own = target.start(List.of("kafka", "connect"), Deadline.in(PATIENCE), line -> {});
        Path secrets = state.workerSecrets().resolve("shared.properties");
        Files.copy(sharedState.workerSecrets().resolve("neo4j.properties"), secrets);
        return new Endpoints(
                "guarded",
                own.kafka(),
                own.connect(),
                shared.neo4j(),
                new SinkConnection(
                        shared.neo4j().uri().toString(), "neo4j", "${file:" + secrets + ":NEO4J_PASSWORD}", "neo4j"),
                true,
                Map.of());
    }

    String ownKey() {
        return Credentials.of(state).apiKey();
    }

    /** Of the user that may do everything. */
    Admin administrator(KafkaEndpoint kafka) {
        KafkaKey broker = new KafkaKey("broker", Credentials.of(state).brokerSecret(), Optional.empty());
        return Admin.create(KafkaProperties.of(kafka.with(broker)));
    }

    static TargetFile file(Endpoints endpoints) {
        KafkaKey own =
                new KafkaKey(endpoints.kafka().apiKey(), endpoints.kafka().apiSecret(), Optional.of("sa-provisioning"));
        return new TargetFile(
                Path.of("guarded.yaml"),
                endpoints,
                Map.of(),
                Optional.empty(),
                own,
                Optional.of(new WorkerKeys(
                        WORKER,
                        CONNECTORS,
                        NAMES.group(),
                        NAMES.configTopic(),
                        NAMES.offsetTopic(),
                        NAMES.statusTopic())),
                List.of());
    }

    /** As if Confluent ran the connectors, with the rights of a service account. */
    static TargetFile managed(Endpoints endpoints) {
        SinkConnection sink = endpoints.sink();
        Endpoints managed = new Endpoints(
                endpoints.target(),
                endpoints.kafka(),
                new ConnectEndpoint(
                        endpoints.connect().uri(), Service.CONFLUENT_CLOUD, Optional.empty(), Optional.empty()),
                endpoints.neo4j(),
                new SinkConnection(
                        sink.uri(),
                        sink.username(),
                        sink.passwordReference(),
                        sink.database(),
                        Optional.of(new KafkaAccess.ServiceAccount(CONNECTORS.name()))),
                true,
                Map.of());
        TargetFile file = file(endpoints);
        return new TargetFile(
                file.file(), managed, Map.of(), Optional.empty(), file.kafkaKey(), Optional.empty(), List.of());
    }
}
