package dev.k2g.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.graph.AffectedEntity;
import dev.k2g.pipeline.TryReport;
import dev.k2g.replay.MappedMessage.Content;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code k2g try} found, as {@code -o json} prints it.
 *
 * @param topic the topic's live name
 * @param rejection why the message as a whole would be rejected, or null
 * @param records what it becomes
 * @param sinks what each connector would do
 */
record TryDocument(String topic, Optional<String> rejection, List<Mapped> records, List<Sink> sinks) {

    static TryDocument of(TryReport report) {
        return new TryDocument(
                report.topic(),
                report.message().rejection(),
                report.message().records().stream().map(Mapped::of).toList(),
                report.sinks().stream().map(Sink::of).toList());
    }

    /**
     * A record.
     *
     * @param key its key: JSON as it is, other text as a string, or null
     * @param value its value in the same way
     * @param headers its headers
     * @param rejection why it would not be sent, or null
     */
    record Mapped(JsonNode key, JsonNode value, Map<String, Optional<String>> headers, Optional<String> rejection) {

        private static Mapped of(Content record) {
            return new Mapped(
                    RecordDocument.node(record.key()),
                    RecordDocument.node(record.value()),
                    record.headers(),
                    record.rejection());
        }
    }

    /**
     * What a connector would do.
     *
     * @param connector its name
     * @param refused the records that the graph would refuse
     * @param deadLetters whether those become dead letters; else the first one ends the task
     * @param sideEffects what would come and go, by the openCypher TCK's names
     * @param compared whether they were counted by comparing the graph, and not by the server
     * @param touched the nodes and relationships that it has to do with
     */
    record Sink(
            String connector,
            List<Refusal> refused,
            boolean deadLetters,
            Map<String, Long> sideEffects,
            boolean compared,
            List<Entity> touched) {

        private static Sink of(TryReport.Sink sink) {
            return new Sink(
                    sink.connector(),
                    sink.refused().entrySet().stream()
                            .map(refused -> new Refusal(refused.getKey() + 1, refused.getValue()))
                            .toList(),
                    sink.hasDeadLetters(),
                    sink.written().sideEffects().counts(),
                    sink.written().compared(),
                    sink.written().touched().stream().map(Entity::of).toList());
        }
    }

    /**
     * A record that the graph would refuse.
     *
     * @param record its number, from 1
     * @param reason the database's words
     */
    record Refusal(int record, String reason) {}

    /**
     * A node or relationship.
     *
     * @param what created, changed, matched or deleted
     * @param before how it was, or null
     * @param after how it is then, or null
     */
    record Entity(String what, Optional<?> before, Optional<?> after) {

        private static Entity of(AffectedEntity touched) {
            return new Entity(touched.what().name().toLowerCase(Locale.ROOT), touched.before(), touched.after());
        }
    }
}
