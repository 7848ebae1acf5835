package dev.k2g.twin;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.secret.Secret;
import dev.k2g.twin.aura.AuraApi;
import dev.k2g.twin.confluent.ConfluentApi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A target file for a stack with a twin before it, and the environment variables that it refers to. */
record TwinTargetFile(Endpoints endpoints, Twin twin, Path authority) {

    String text() {
        String quoted = "'" + authority.toAbsolutePath().toString().replace("'", "''") + "'";
        return resource("target.yaml")
                .replace("{{connect}}", twin.worker().map(this::ofWorker).orElseGet(() -> resource("managed.yaml")))
                .replace("{{authority}}", quoted)
                .replace("{{address}}", twin.address().toString())
                .replace("{{environment}}", ConfluentApi.ENVIRONMENT)
                .replace("{{cluster}}", ConfluentApi.CLUSTER)
                .replace("{{provisioning}}", twin.accounts().provisioning().name())
                .replace("{{connectors}}", twin.accounts().connectors().name())
                .replace("{{instance}}", AuraApi.INSTANCE);
    }

    private String ofWorker(WorkerKeys keys) {
        return resource("worker.yaml")
                .replace("{{port}}", Integer.toString(twin.workerPort()))
                .replace("{{worker}}", keys.worker().name())
                .replace("{{group}}", keys.group())
                .replace("{{configs}}", keys.configTopic())
                .replace("{{offsets}}", keys.offsetTopic())
                .replace("{{status}}", keys.statusTopic());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(TwinTargetFile.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Secret> variables() {
        Map<String, Secret> variables = new TreeMap<>();
        variables.put("BROKER_ENDPOINT", Secret.of(endpoints.kafka().bootstrapServers()));
        variables.put("CLUSTER_API_KEY", Secret.of(endpoints.kafka().apiKey()));
        variables.put("CLUSTER_API_SECRET", endpoints.kafka().apiSecret());
        twin.worker().ifPresent(keys -> {
            variables.put("WORKER_API_KEY", Secret.of(keys.worker().name()));
            variables.put("WORKER_API_SECRET", keys.worker().secret());
            variables.put("CONNECTOR_API_KEY", Secret.of(keys.connectors().name()));
            variables.put("CONNECTOR_API_SECRET", keys.connectors().secret());
        });
        variables.put("CONFLUENT_CLOUD_API_KEY", Secret.of(twin.cloudKey().name()));
        variables.put("CONFLUENT_CLOUD_API_SECRET", twin.cloudKey().password());
        variables.put("NEO4J_URI", Secret.of(endpoints.neo4j().uri().toString()));
        variables.put("NEO4J_USERNAME", Secret.of(endpoints.neo4j().username()));
        variables.put("NEO4J_PASSWORD", endpoints.neo4j().password());
        variables.put("NEO4J_DATABASE", Secret.of(endpoints.neo4j().database()));
        variables.put("AURA_CLIENT_ID", Secret.of(twin.auraClient().name()));
        variables.put("AURA_CLIENT_SECRET", twin.auraClient().password());
        return variables;
    }
}
