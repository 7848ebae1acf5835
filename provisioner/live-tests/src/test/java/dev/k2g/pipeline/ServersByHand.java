package dev.k2g.pipeline;

import dev.k2g.connect.ConnectorState;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * What can be done on the servers past k2g. Every method ends when all can see it, and says what it has done; it is empty
 * where that could not be done.
 */
final class ServersByHand implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Clients clients;
    private final Admin admin;
    private final KafkaProducer<String, String> producer;
    private final AtomicInteger ids = new AtomicInteger();

    ServersByHand(Clients clients) {
        this.clients = clients;
        Endpoints endpoints = clients.endpoints();
        this.admin = Admin.create(KafkaProperties.of(endpoints.kafka()));
        this.producer = new KafkaProducer<>(
                KafkaProperties.of(endpoints.kafka()), new StringSerializer(), new StringSerializer());
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    Clients clients() {
        return clients;
    }

    /** Takes away what has this in its name, whoever made it. */
    void clear(String name) {
        clients.connect().connectors().stream()
                .filter(connector -> connector.contains(name))
                .forEach(clients.connect()::delete);
        clients.graph().constraints().list().stream()
                .filter(constraint -> constraint.name().contains(name))
                .forEach(constraint -> clients.graph().constraints().drop(constraint.name()));
        clients.graph().query("SHOW INDEXES YIELD name", Map.of()).rows().stream()
                .map(row -> String.valueOf(row.get(0)))
                .filter(index -> index.contains(name))
                .forEach(index -> run("DROP INDEX `%s` IF EXISTS".formatted(quoted(index))));
        run("MATCH (n) WHERE any(label IN labels(n) WHERE label CONTAINS '%s') DETACH DELETE n".formatted(name));
        clients.kafka().topics().names().stream()
                .filter(topic -> topic.contains(name))
                .forEach(clients.kafka().topics()::delete);
    }

    Optional<String> make(String topic, int partitions, Map<String, String> config) {
        clients.kafka()
                .topics()
                .create(new TopicSpec(
                        topic, topic, OptionalInt.of(partitions), config, DataFormat.NONE, DataFormat.NONE));
        await("topic " + topic, () -> isThere(topic));
        return Optional.of("makes topic " + topic + " of " + partitions + " partitions " + config);
    }

    Optional<String> make(ConstraintSpec wanted, String name) {
        try {
            clients.graph()
                    .constraints()
                    .create(new ConstraintSpec(
                            name,
                            wanted.kind(),
                            wanted.entity(),
                            wanted.labelOrType(),
                            wanted.properties(),
                            wanted.propertyType()));
        } catch (FailedException e) {
            return Optional.empty(); // his own data or index is in the way
        }
        return Optional.of("makes constraint " + name + " like " + wanted);
    }

    Optional<String> run(String cypher) {
        try {
            clients.graph().query(cypher, Map.of());
        } catch (FailedException e) {
            return Optional.empty();
        }
        return Optional.of("runs " + cypher);
    }

    Optional<String> put(String connector, Map<String, String> config) {
        clients.connect().put(connector, config);
        return awaitState(connector, ConnectorState.RUNNING).map(done -> "puts connector " + connector + " " + config);
    }

    Optional<String> change(String connector, String key, Optional<String> value) {
        Map<String, String> config =
                new TreeMap<>(clients.connect().config(connector).orElseThrow());
        value.ifPresentOrElse(text -> config.put(key, text), () -> config.remove(key));
        clients.connect().put(connector, config);
        return Optional.of("gives connector " + connector + " " + key + "=" + value.orElse("nothing"));
    }

    private Optional<String> awaitState(String connector, ConnectorState state) {
        await(
                connector + " to be " + state,
                () -> clients.connect()
                        .status(connector)
                        .filter(status -> status.state() == state
                                && (state == ConnectorState.RUNNING
                                        ? status.isHealthy()
                                        : status.tasks().stream()
                                                .noneMatch(task -> task.state() == ConnectorState.RUNNING)))
                        .isPresent());
        return Optional.of("has connector " + connector + " " + state);
    }

    Optional<String> deleteConnector(String name) {
        clients.connect().delete(name);
        await(name + " to go", () -> clients.connect().status(name).isEmpty());
        return Optional.of("deletes connector " + name);
    }

    Optional<String> send(Recipe recipe, ConnectorSpec connector) {
        String topic =
                recipe.topic(connector.consumes().keySet().iterator().next()).name();
        for (int sent = 0; sent < 3; sent++) {
            int id = ids.incrementAndGet();
            producer.send(new ProducerRecord<>(topic, "key" + id, "{\"id\": " + id + "}"));
        }
        producer.flush();
        String group = clients.connect()
                .consumerGroup(
                        connector.name(),
                        clients.connect().config(connector.name()).orElseThrow())
                .orElseThrow();
        await(connector.name() + " to deliver", () -> {
            long committed = clients.kafka().offsets().committed(group).entrySet().stream()
                    .filter(offset -> offset.getKey().topic().equals(topic))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return committed >= SinkTopics.sum(clients.kafka().offsets().end(List.of(topic)));
        });
        return Optional.of("sends 3 records to " + topic);
    }

    Optional<String> set(String topic, String key, Optional<String> value) {
        AlterConfigOp operation = new AlterConfigOp(
                new ConfigEntry(key, value.orElse("")),
                value.isPresent() ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE);
        try {
            admin.incrementalAlterConfigs(
                            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(operation)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        await(
                key + " of topic " + topic,
                () -> Optional.ofNullable(config(topic).get(key))
                        .map(now -> TopicSetting.sense(key, now))
                        .equals(value.map(text -> TopicSetting.sense(key, text))));
        return Optional.of("sets " + key + " of topic " + topic + " to " + value.orElse("nothing"));
    }

    Optional<String> grow(String topic) {
        int partitions =
                clients.kafka().topics().describe(List.of(topic)).get(topic).partitions() + 1;
        clients.kafka().topics().growTo(topic, partitions);
        await(
                topic + " to grow",
                () -> clients.kafka()
                                .topics()
                                .describe(List.of(topic))
                                .get(topic)
                                .partitions()
                        == partitions);
        return Optional.of("grows topic " + topic + " to " + partitions);
    }

    Optional<String> deleteTopic(String topic) {
        clients.kafka().topics().delete(topic);
        await(topic + " to go", () -> !isThere(topic));
        return Optional.of("deletes topic " + topic);
    }

    boolean isThere(String topic) {
        return clients.kafka().topics().names().contains(topic)
                && !clients.kafka().topics().describe(List.of(topic)).isEmpty();
    }

    Map<String, String> config(String topic) {
        return clients.kafka().topics().describe(List.of(topic)).get(topic).config();
    }

    Optional<String> pause(String connector) {
        clients.connect().pause(connector);
        return awaitState(connector, ConnectorState.PAUSED);
    }

    Optional<String> stop(String connector) {
        clients.connect().stop(connector);
        return awaitState(connector, ConnectorState.STOPPED);
    }

    private static void await(String what, BooleanSupplier condition) {
        Deadline.in(PATIENCE).awaitTrue(what, condition, () -> "it is not so.");
    }

    static String quoted(String name) {
        return name.replace("`", "``");
    }
}
