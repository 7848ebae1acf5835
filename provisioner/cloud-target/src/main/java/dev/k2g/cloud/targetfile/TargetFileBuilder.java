package dev.k2g.cloud.targetfile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.endpoint.AuraAccess;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.Login;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.secret.Secret;
import dev.k2g.yaml.Problems;
import dev.k2g.yaml.YamlTree;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes endpoints of a target file that keeps to its schema and has every reference replaced. */
final class TargetFileBuilder {

    private static final String CONFLUENT_CLOUD = "https://api.confluent.cloud";
    private static final String SERVER = "\\s*(\\[[0-9a-fA-F:]+]|[^\\s,:/\\[\\]]+):[0-9]{1,5}\\s*";
    private static final String AURA = "https://api.neo4j.io";
    private static final String WORKER_SECRET = "${file:/etc/kafka-connect/secrets/neo4j.properties:NEO4J_PASSWORD}";

    private final YamlTree file;
    private final Problems problems;
    private final AuraCredentials credentials;

    TargetFileBuilder(YamlTree file, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.credentials = text("/neo4j/credentials")
                .map(name -> AuraCredentials.read(file.file().resolveSibling(name), problems))
                .orElse(AuraCredentials.NONE);
    }

    TargetFile build() {
        KafkaEndpoint kafka = kafka();
        Neo4jEndpoint neo4j = neo4j();
        Endpoints endpoints = new Endpoints(
                name(),
                kafka,
                has("/connect/managed") ? managed() : worker(),
                neo4j,
                has("/connect/managed") ? managedSink(kafka, neo4j) : workerSink(neo4j),
                file.root().path("disposable").asBoolean(false),
                Map.of());
        Map<String, String> parameters = new LinkedHashMap<>();
        file.root()
                .path("parameters")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        return new TargetFile(file.file(), endpoints, parameters, aura(neo4j), key("/kafka"), workerKeys());
    }

    private String name() {
        return text("/name")
                .orElseGet(() -> file.file().getFileName().toString().replaceFirst("\\.ya?ml$", ""));
    }

    private KafkaEndpoint kafka() {
        return new KafkaEndpoint(
                bootstrapServers(),
                required("/kafka/apiKey"),
                Secret.of(required("/kafka/apiSecret")),
                certificate("/kafka/certificateAuthority"));
    }

    private String bootstrapServers() {
        String at = "/kafka/bootstrapServers";
        String servers = required(at).replaceFirst("^SASL_SSL://", "");
        if (!servers.matches(SERVER + "(," + SERVER + ")*")) {
            report(
                    at,
                    "kafka.bootstrapServers must be HOST:PORT, such as pkc-abc12.europe-west1.gcp.confluent.cloud:9092, or"
                            + " several between commas.");
        }
        return servers;
    }

    private KafkaKey key(String at) {
        return new KafkaKey(
                required(at + "/apiKey"), Secret.of(required(at + "/apiSecret")), text(at + "/serviceAccount"));
    }

    private Optional<WorkerKeys> workerKeys() {
        String at = "/connect/worker/kafka";
        String connectors = at + "/connectors";
        return has(at)
                ? Optional.of(new WorkerKeys(
                        key(at),
                        key(has(connectors) ? connectors : at),
                        text(at + "/group").orElse("k2g-connect"),
                        text(at + "/configTopic").orElse("connect-configs"),
                        text(at + "/offsetTopic").orElse("connect-offsets"),
                        text(at + "/statusTopic").orElse("connect-status")))
                : Optional.empty();
    }

    private ConnectEndpoint worker() {
        Optional<Login> login = text("/connect/worker/username")
                .map(user -> new Login(
                        user, Secret.of(text("/connect/worker/password").orElse(""))));
        return new ConnectEndpoint(
                address("/connect/worker/url"),
                Service.WORKER,
                login,
                certificate("/connect/worker/certificateAuthority"));
    }

    private ConnectEndpoint managed() {
        String base =
                has("/connect/managed/url") ? address("/connect/managed/url").toString() : CONFLUENT_CLOUD;
        URI uri = URI.create(base + "/connect/v1/environments/" + required("/connect/managed/environment")
                + "/clusters/" + required("/connect/managed/cluster"));
        Login login = new Login(required("/connect/managed/apiKey"), Secret.of(required("/connect/managed/apiSecret")));
        return new ConnectEndpoint(
                uri, Service.CONFLUENT_CLOUD, Optional.of(login), certificate("/connect/managed/certificateAuthority"));
    }

    private SinkConnection workerSink(Neo4jEndpoint neo4j) {
        return new SinkConnection(
                text("/connect/worker/neo4j/uri").orElse(neo4j.uri().toString()),
                text("/connect/worker/neo4j/username").orElse(neo4j.username()),
                text("/connect/worker/neo4j/password").orElse(WORKER_SECRET),
                neo4j.database());
    }

    /** The service has no config providers: it is given secrets as they are, and masks them. */
    private SinkConnection managedSink(KafkaEndpoint kafka, Neo4jEndpoint neo4j) {
        KafkaAccess access = text("/connect/managed/serviceAccount")
                .<KafkaAccess>map(KafkaAccess.ServiceAccount::new)
                .orElseGet(() ->
                        new KafkaAccess.ApiKey(kafka.apiKey(), kafka.apiSecret().reveal()));
        return new SinkConnection(
                neo4j.uri().toString(),
                neo4j.username(),
                neo4j.password().reveal(),
                neo4j.database(),
                Optional.of(access));
    }

    private Neo4jEndpoint neo4j() {
        return new Neo4jEndpoint(
                boltAddress(),
                fromNeo4j("username", "NEO4J_USERNAME"),
                Secret.of(fromNeo4j("password", "NEO4J_PASSWORD")),
                text("/neo4j/database")
                        .or(() -> credentials.value("NEO4J_DATABASE"))
                        .orElse(""),
                certificate("/neo4j/certificateAuthority"),
                has("/neo4j/browser") ? Optional.of(address("/neo4j/browser")) : Optional.empty());
    }

    private URI boltAddress() {
        String uri = fromNeo4j("uri", "NEO4J_URI");
        if (!uri.matches("(neo4j|bolt)(\\+s|\\+ssc)?://[^/\\s]+/?")) {
            report("/neo4j/uri", "neo4j.uri must be a Bolt address such as neo4j+s://abc123.databases.neo4j.io.");
            return URI.create("neo4j+s://invalid");
        }
        return URI.create(uri);
    }

    private String fromNeo4j(String key, String name) {
        Optional<String> value = text("/neo4j/" + key).or(() -> credentials.value(name));
        if (value.isEmpty()) {
            report("/neo4j", "neo4j needs \"" + key + "\", or \"credentials\" with a file that has " + name + ".");
        }
        return value.orElse("");
    }

    private Optional<AuraAccess> aura(Neo4jEndpoint neo4j) {
        if (!has("/aura")) {
            return Optional.empty();
        }
        String host = String.valueOf(neo4j.uri().getHost());
        String instance = text("/aura/instance")
                .or(() -> credentials.value("AURA_INSTANCEID"))
                .orElseGet(() -> host.substring(0, Math.max(host.indexOf('.'), 0)));
        URI uri = has("/aura/url") ? address("/aura/url") : URI.create(AURA);
        return Optional.of(new AuraAccess(
                uri,
                instance,
                new Login(required("/aura/clientId"), Secret.of(required("/aura/clientSecret"))),
                certificate("/aura/certificateAuthority")));
    }

    private URI address(String at) {
        String text = required(at);
        if (!text.matches("https?://[^/\\s?#]+[^\\s?#]*")) {
            report(
                    at,
                    YamlTree.path(JsonPointer.compile(at))
                            + " must be an address that begins with https:// or http://.");
            return URI.create("https://invalid");
        }
        return URI.create(text.replaceFirst("/+$", ""));
    }

    private Optional<Path> certificate(String at) {
        Optional<Path> path =
                text(at).map(name -> file.file().resolveSibling(name).toAbsolutePath());
        path.filter(named -> !Files.isReadable(named))
                .ifPresent(named -> report(at, "There is no certificate " + named + " that can be read."));
        return path;
    }

    private boolean has(String at) {
        return !file.root().at(at).isMissingNode();
    }

    private Optional<String> text(String at) {
        JsonNode node = file.root().at(at);
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private String required(String at) {
        return text(at).orElse("");
    }

    private void report(String at, String message) {
        problems.add(file.file(), file.line(JsonPointer.compile(at)), message);
    }
}
