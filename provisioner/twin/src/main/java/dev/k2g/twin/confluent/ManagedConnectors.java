package dev.k2g.twin.confluent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.connect.ConfigProblem;
import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.kafka.Kafka;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;
import dev.k2g.twin.http.DelayedTasks;
import org.apache.kafka.common.TopicPartition;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connectors of the service. Each is one of the local worker's, by the name of its id, so that its consumer group is the
 * service's, and apart from the worker's own. The managed configuration is kept in it as it is shown: another twin before the
 * same stack finds it again.
 */
final class ManagedConnectors {

    private static final String MANAGED = "k2g.twin.managed";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 6;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Endpoints stack;
    private final Connect worker;
    private final ConfigTranslation translation;
    private final DelayedTasks later;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Deadline> provisioning = new ConcurrentHashMap<>();
    private final Map<String, Deadline> deleting = new ConcurrentHashMap<>();

    ManagedConnectors(Endpoints stack, ServiceAccounts accounts, Connect worker, DelayedTasks later) {
        this.stack = stack;
        this.worker = worker;
        this.translation = new ConfigTranslation(stack, accounts);
        this.later = later;
    }

    /** A connector as the service shows it. */
    record Managed(String id, Map<String, String> config) {}

    Map<String, Managed> all() {
        Map<String, Managed> all = new TreeMap<>();
        worker.live().forEach((id, connector) -> {
            Map<String, String> local = connector.config();
            if (local.containsKey(MANAGED)) { // else it is one of the worker's own
                Map<String, String> shown = shown(local.get(MANAGED));
                all.put(shown.getOrDefault("name", id), new Managed(id, shown));
            }
        });
        return all;
    }

    Optional<Managed> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    private static Map<String, String> shown(String note) {
        try {
            return JSON.readValue(note, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the twin's own note is no JSON", e);
        }
    }

    /** What is wrong with a configuration. */
    List<ConfigProblem> problems(Map<String, String> config) {
        List<ConfigProblem> problems = new ArrayList<>(translation.problems(config));
        Map<String, String> local = translation.toWorker("lcc-validated", config);
        local.put("name", config.getOrDefault("name", "validated"));
        worker.validate(Dialect.CURRENT.connectorClass(), local).stream()
                .map(problem -> new ConfigProblem(ConfigTranslation.managedKey(problem.key()), problem.message()))
                .forEach(problems::add);
        return problems;
    }

    /**
     * Makes or changes a connector.
     *
     * @param firstOffsets where a new one begins, unless at the first records
     */
    Managed put(String name, Map<String, String> config, Map<TopicPartition, Long> firstOffsets) {
        Optional<Managed> before = find(name);
        Managed managed = new Managed(before.map(Managed::id).orElseGet(this::newId), translation.shown(name, config));
        if (before.isEmpty()) {
            provisioning.put(name, Deadline.in(later.delay()));
            deleting.remove(name);
            commit(Connect.GROUP_PREFIX + managed.id(), firstOffsets);
        }
        Map<String, String> local = translation.toWorker(managed.id(), config);
        local.put(MANAGED, text(managed.config()));
        worker.put(managed.id(), local);
        return managed;
    }

    private void commit(String group, Map<TopicPartition, Long> offsets) {
        if (!offsets.isEmpty()) {
            try (Kafka kafka = Kafka.connect(stack.kafka())) {
                kafka.offsets().commit(group, offsets);
            }
        }
    }

    private static String text(Map<String, String> config) {
        try {
            return JSON.writeValueAsString(config);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A map of texts is always JSON", e);
        }
    }

    private String newId() {
        StringBuilder id = new StringBuilder("lcc-");
        random.ints(ID_LENGTH, 0, LETTERS.length()).forEach(letter -> id.append(LETTERS.charAt(letter)));
        return id.toString();
    }

    /** How a connector is; empty when there is none, nor was just now. */
    Optional<Map<String, Object>> status(String name) {
        Optional<Managed> managed = find(name);
        if (managed.isEmpty()) {
            boolean isGoing = Optional.ofNullable(deleting.get(name))
                    .filter(until -> !until.hasPassed())
                    .isPresent();
            return isGoing ? Optional.of(ServiceStatus.of(name, "DELETED", "")) : Optional.empty();
        }
        boolean isNew = Optional.ofNullable(provisioning.get(name))
                .filter(until -> !until.hasPassed())
                .isPresent();
        Optional<ConnectorStatus> local = worker.status(managed.get().id());
        if (isNew || local.isEmpty()) {
            return Optional.of(ServiceStatus.of(name, "PROVISIONING", ""));
        }
        int tasks = Integer.parseInt(managed.get().config().getOrDefault(SinkProperty.TASKS_MAX.key(), "1"));
        return local.map(status -> ServiceStatus.of(name, status, tasks));
    }

    void pause(Managed connector) {
        later.run(() -> worker.stop(connector.id()));
    }

    void resume(Managed connector) {
        later.run(() -> worker.resume(connector.id()));
    }

    void delete(String name, Managed connector) {
        deleting.put(name, Deadline.in(later.delay()));
        worker.delete(connector.id());
    }
}
