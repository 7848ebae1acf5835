package dev.k2g.cloud.targetfile;

import dev.k2g.endpoint.AuraAccess;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.Login;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.secret.Secret;
import dev.k2g.yaml.Problems;
import dev.k2g.yaml.YamlTree;

import java.net.URI;
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
    private final SecretFiles secrets;
    private final TargetFileFields fields;
    private final AuraCredentials credentials;

    TargetFileBuilder(YamlTree file, SecretFiles secrets, Problems problems) {
        this.file = file;
        this.secrets = secrets;
        this.fields = new TargetFileFields(file, problems);
        this.credentials = fields.text("/neo4j/credentials")
                .map(name -> {
                    Path handedOut = file.file().resolveSibling(name);
                    secrets.add(handedOut);
                    return AuraCredentials.read(handedOut, problems);
                })
                .orElse(AuraCredentials.NONE);
    }

    TargetFile build() {
        KafkaEndpoint kafka = kafka();
        Neo4jEndpoint neo4j = neo4j();
        Endpoints endpoints = new Endpoints(
                name(),
                kafka,
                fields.has("/connect/managed") ? managed() : worker(),
                neo4j,
                fields.has("/connect/managed") ? managedSink(kafka, neo4j) : workerSink(neo4j),
                file.root().path("disposable").asBoolean(false),
                Map.of());
        Map<String, String> parameters = new LinkedHashMap<>();
        file.root()
                .path("parameters")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        return new TargetFile(
                file.file(),
                endpoints,
                parameters,
                aura(neo4j),
                fields.key("/kafka"),
                workerKeys(),
                secrets.readableByAll());
    }

    private String name() {
        return fields.text("/name")
                .orElseGet(() -> file.file().getFileName().toString().replaceFirst("\\.ya?ml$", ""));
    }

    private KafkaEndpoint kafka() {
        return new KafkaEndpoint(
                bootstrapServers(),
                fields.required("/kafka/apiKey"),
                Secret.of(fields.required("/kafka/apiSecret")),
                fields.certificate("/kafka/certificateAuthority"));
    }

    private String bootstrapServers() {
        String at = "/kafka/bootstrapServers";
        String servers = fields.required(at).replaceFirst("^SASL_SSL://", "");
        if (!servers.matches(SERVER + "(," + SERVER + ")*")) {
            fields.report(
                    at,
                    "kafka.bootstrapServers must be HOST:PORT, such as pkc-abc12.europe-west1.gcp.confluent.cloud:9092, or"
                            + " several between commas.");
        }
        return servers;
    }

    private Optional<WorkerKeys> workerKeys() {
        String at = "/connect/worker/kafka";
        String connectors = at + "/connectors";
        return fields.has(at)
                ? Optional.of(new WorkerKeys(
                        fields.key(at),
                        fields.key(fields.has(connectors) ? connectors : at),
                        fields.text(at + "/group").orElse(""),
                        fields.text(at + "/configTopic").orElse(""),
                        fields.text(at + "/offsetTopic").orElse(""),
                        fields.text(at + "/statusTopic").orElse("")))
                : Optional.empty();
    }

    private ConnectEndpoint worker() {
        Optional<Login> login = fields.text("/connect/worker/username")
                .map(user -> new Login(
                        user, Secret.of(fields.text("/connect/worker/password").orElse(""))));
        return new ConnectEndpoint(
                fields.address("/connect/worker/url"),
                Service.WORKER,
                login,
                fields.certificate("/connect/worker/certificateAuthority"));
    }

    private ConnectEndpoint managed() {
        String base = fields.has("/connect/managed/url")
                ? fields.address("/connect/managed/url").toString()
                : CONFLUENT_CLOUD;
        URI uri = URI.create(base + "/connect/v1/environments/" + fields.required("/connect/managed/environment")
                + "/clusters/" + fields.required("/connect/managed/cluster"));
        Login login = new Login(
                fields.required("/connect/managed/apiKey"), Secret.of(fields.required("/connect/managed/apiSecret")));
        return new ConnectEndpoint(
                uri,
                Service.CONFLUENT_CLOUD,
                Optional.of(login),
                fields.certificate("/connect/managed/certificateAuthority"));
    }

    private SinkConnection workerSink(Neo4jEndpoint neo4j) {
        return new SinkConnection(
                fields.text("/connect/worker/neo4j/uri").orElse(neo4j.uri().toString()),
                fields.text("/connect/worker/neo4j/username").orElse(neo4j.username()),
                fields.text("/connect/worker/neo4j/password").orElse(WORKER_SECRET),
                neo4j.database());
    }

    /** The service has no config providers: it is given secrets as they are, and masks them. */
    private SinkConnection managedSink(KafkaEndpoint kafka, Neo4jEndpoint neo4j) {
        KafkaAccess access = fields.text("/connect/managed/serviceAccount")
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
                fields.text("/neo4j/database")
                        .or(() -> credentials.value("NEO4J_DATABASE"))
                        .orElse(""),
                fields.certificate("/neo4j/certificateAuthority"),
                fields.has("/neo4j/browser") ? Optional.of(fields.address("/neo4j/browser")) : Optional.empty());
    }

    private URI boltAddress() {
        String uri = fromNeo4j("uri", "NEO4J_URI");
        if (!uri.matches("(neo4j|bolt)(\\+s|\\+ssc)?://[^/\\s]+/?")) {
            fields.report(
                    "/neo4j/uri", "neo4j.uri must be a Bolt address such as neo4j+s://abc123.databases.neo4j.io.");
            return URI.create("neo4j+s://invalid");
        }
        return URI.create(uri);
    }

    private String fromNeo4j(String key, String name) {
        Optional<String> value = fields.text("/neo4j/" + key).or(() -> credentials.value(name));
        if (value.isEmpty()) {
            fields.report(
                    "/neo4j", "neo4j needs \"" + key + "\", or \"credentials\" with a file that has " + name + ".");
        }
        return value.orElse("");
    }

    private Optional<AuraAccess> aura(Neo4jEndpoint neo4j) {
        if (!fields.has("/aura")) {
            return Optional.empty();
        }
        String host = String.valueOf(neo4j.uri().getHost());
        String instance = fields.text("/aura/instance")
                .or(() -> credentials.value("AURA_INSTANCEID"))
                .orElseGet(() -> host.substring(0, Math.max(host.indexOf('.'), 0)));
        URI uri = fields.has("/aura/url") ? fields.address("/aura/url") : URI.create(AURA);
        return Optional.of(new AuraAccess(
                uri,
                instance,
                new Login(fields.required("/aura/clientId"), Secret.of(fields.required("/aura/clientSecret"))),
                fields.certificate("/aura/certificateAuthority")));
    }
}
