package dev.k2g.connect;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.k2g.connect.ConnectorStatus.TaskStatus;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What Connect's REST API sends, as far as k2g reads it. */
final class ConnectJson {

    private ConnectJson() {}

    record Worker(@Nullable String version) {}

    record Plugin(
            @JsonProperty("class") String className,
            @Nullable String type,
            @Nullable String version) {

        ConnectorPlugin plugin() {
            return new ConnectorPlugin(className, text(type), text(version));
        }
    }

    record Expanded(@Nullable Info info, @Nullable Status status) {

        LiveConnector connector(UnaryOperator<String> redact) {
            return new LiveConnector(
                    info == null || info.config == null ? Map.of() : info.config,
                    Optional.ofNullable(status).map(found -> found.status(redact)));
        }
    }

    record Info(@Nullable Map<String, String> config) {}

    record Status(String name, Part connector, @Nullable List<Part> tasks) {

        ConnectorStatus status(UnaryOperator<String> redact) {
            List<TaskStatus> parts = list(tasks).stream()
                    .map(task ->
                            new TaskStatus(task.id, ConnectorState.of(text(task.state)), redact.apply(task.said())))
                    .sorted(Comparator.comparingInt(TaskStatus::id))
                    .toList();
            return new ConnectorStatus(
                    name, ConnectorState.of(text(connector.state)), redact.apply(connector.said()), parts);
        }
    }

    /** A worker has a trace of what failed, Confluent Cloud a message of a task. */
    record Part(
            int id,
            @Nullable String state,
            @Nullable String trace,
            @Nullable String msg) {

        String said() {
            return text(trace == null ? msg : trace);
        }
    }

    /** A connector of Confluent Cloud with its id. */
    record Identified(@JsonProperty("id") @Nullable Identity identity) {

        String id() {
            return identity == null ? "" : text(identity.id);
        }
    }

    record Identity(@Nullable String id) {}

    /** A connector for Confluent Cloud to make. */
    record NewConnector(String name, Map<String, String> config, List<Offset> offsets) {
        static NewConnector of(String name, Map<String, String> config, Map<TopicPartition, Long> offsets) {
            return new NewConnector(
                    name, config, offsets.entrySet().stream().map(Offset::of).toList());
        }
    }

    /** A connector for a worker to make. */
    record PausedConnector(
            String name,
            Map<String, String> config,
            @JsonProperty(STATE) String state) {
        static final String STATE = "initial_state";
    }

    record Offset(Map<String, Object> partition, Map<String, Object> offset) {

        static Offset of(Map.Entry<TopicPartition, Long> first) {
            TopicPartition partition = first.getKey();
            return new Offset(
                    Map.of("kafka_topic", partition.topic(), "kafka_partition", partition.partition()),
                    Map.of("kafka_offset", first.getValue()));
        }
    }

    /** How far Confluent Cloud is with the last request to change a connector's offsets. */
    record OffsetsChange(
            @Nullable OffsetsRequest request, @Nullable Phase status) {

        String requestedAt() {
            return request == null ? "" : text(request.requestedAt);
        }

        boolean isDone() {
            return hasFailed() || phase().equals("APPLIED");
        }

        boolean hasFailed() {
            return phase().equals("FAILED");
        }

        String message() {
            return status == null ? "" : text(status.message);
        }

        private String phase() {
            return status == null ? "" : text(status.phase).toUpperCase(Locale.ROOT);
        }
    }

    record OffsetsRequest(
            @JsonProperty("requested_at") @Nullable String requestedAt) {}

    record Phase(@Nullable String phase, @Nullable String message) {}

    record Validation(@Nullable List<Config> configs) {

        Map<String, String> defaults() {
            Map<String, String> defaults = new TreeMap<>();
            list(configs).stream()
                    .map(Config::definition)
                    .filter(Objects::nonNull)
                    .filter(definition -> definition.defaultValue != null)
                    .forEach(
                            definition -> defaults.put(text(definition.name), String.valueOf(definition.defaultValue)));
            return defaults;
        }

        List<ConfigProblem> problems(UnaryOperator<String> redact) {
            return list(configs).stream()
                    .map(Config::value)
                    .filter(Objects::nonNull)
                    .flatMap(value -> value.problems(redact))
                    .toList();
        }
    }

    record Config(@Nullable Definition definition, @Nullable Value value) {}

    record Definition(
            @Nullable String name,
            @JsonProperty("default_value") @Nullable Object defaultValue) {}

    record Value(@Nullable String name, @Nullable List<String> errors) {

        Stream<ConfigProblem> problems(UnaryOperator<String> redact) {
            return list(errors).stream().map(error -> new ConfigProblem(text(name), redact.apply(error)));
        }
    }

    record Counts(String connector, @Nullable List<Task> tasks) {

        SinkCounts counts() {
            return new SinkCounts(
                    connector, list(tasks).stream().map(Task::counts).toList());
        }
    }

    record Task(int task, long started, long delivered, long deadLettered) {

        SinkCounts.TaskCounts counts() {
            return new SinkCounts.TaskCounts(task, Instant.ofEpochMilli(started), delivered, deadLettered);
        }
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
