package dev.k2g.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.pipeline.Clients;
import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.Origin;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.secret.SecretFingerprint;
import dev.k2g.sinkconfig.DialectSelection;
import dev.k2g.state.StateLock;
import dev.k2g.state.StateTopic;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has servers hold what a large recipe says, without the load of 50 connectors that run. */
final class LargeStack {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Clients clients;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    LargeStack(Clients clients) {
        this.clients = clients;
    }

    void make(Recipe recipe) {
        clients.kafka().topics().create(recipe.topics().values());
        recipe.constraints().forEach(clients.graph().constraints()::create);
        DialectSelection dialects = DialectSelection.of(clients.connect());
        recipe.connectors()
                .values()
                .forEach(connector -> stopped(
                        connector,
                        dialects.render(recipe, connector, clients.endpoints().sink())));
    }

    /** A plan compares configurations only; a connector that never runs has no tasks (Kafka 3.7, KIP-980). */
    private void stopped(ConnectorSpec connector, Map<String, String> config) {
        Map<String, Object> body = Map.of("name", connector.name(), "config", config, "initial_state", "STOPPED");
        Deadline.in(PATIENCE)
                .awaitTrue(
                        "Connect to make connector " + connector.name(),
                        // it conflicts with a rebalance, and with one of the same name
                        () -> isMade(body) || clients.connect().connectors().contains(connector.name()),
                        () -> "see k2g logs connect.");
    }

    private boolean isMade(Map<String, Object> connector) {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            clients.endpoints().connect().uri().resolve("/connectors"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.writeValueAsString(connector)))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 201;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new FailedException("Connect did not answer: " + e.getMessage() + ".", null, e);
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("connectors were made", e);
        }
    }

    /** As if k2g had made all this for the recipe. */
    void writeState(Recipe recipe) {
        Endpoints endpoints = clients.endpoints();
        String fingerprint = SecretFingerprint.of(
                endpoints.kafka().apiSecret(), recipe.name(), endpoints.neo4j().password());
        List<ManagedResource> resources = new ArrayList<>();
        recipe.topics().values().forEach(topic -> resources.add(created(ResourceKind.TOPIC, topic.name())));
        recipe.constraints().forEach(spec -> resources.add(created(ResourceKind.CONSTRAINT, spec.name())));
        recipe.connectors()
                .keySet()
                .forEach(name -> resources.add(new ManagedResource(
                        new ResourceId(ResourceKind.CONNECTOR, name), Origin.CREATED, Optional.of(fingerprint))));
        StateTopic state = new StateTopic(clients.kafka().compacted(StateTopic.nameFor(recipe.name())));
        try (StateLock lock = state.lock()) {
            lock.remember(resources);
        }
    }

    private static ManagedResource created(ResourceKind kind, String name) {
        return new ManagedResource(new ResourceId(kind, name), Origin.CREATED, Optional.empty());
    }
}
