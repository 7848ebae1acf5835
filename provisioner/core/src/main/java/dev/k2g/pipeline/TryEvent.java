package dev.k2g.pipeline;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.DryRunResult;
import dev.k2g.graph.Graph;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.SourceText;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.replay.MappedMessage;
import dev.k2g.replay.MappedMessage.Content;
import dev.k2g.sinkconfig.SinkEvent;
import dev.k2g.sinkconfig.SinkStatement.TopicStatement;
import dev.k2g.validate.CypherChecks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tries what the sinks would make of one message or record. The graph stays as it is.
 *
 * @param recipe whose sinks
 * @param graph the graph that they write to
 */
public record TryEvent(Recipe recipe, Graph graph) {

    private static final SourceText AS_IT_IS = new SourceText(".", Optional.empty());

    /**
     * Tries a message, through the feed's mapping.
     *
     * @throws InvalidInputException when the message is no JSON object, or the recipe's Cypher or mapping is wrong
     */
    public TryReport message(FeedSpec feed, String message) {
        return tried(recipe.topicOf(feed), MappedMessage.of(feed, recipe.topicOf(feed), message));
    }

    /**
     * Tries a record as it is: a value, or an object of {@code value} and {@code key}, {@code headers} or {@code
     * timestamp}, as a mapping may give it.
     *
     * @throws InvalidInputException when the record is no JSON object, or the recipe's Cypher is wrong
     */
    public TryReport record(TopicSpec topic, String record) {
        FeedSpec asItIs =
                new FeedSpec("", Optional.empty(), Optional.empty(), topic.logicalName(), AS_IT_IS, List.of());
        return tried(topic, MappedMessage.of(asItIs, topic, record));
    }

    private TryReport tried(TopicSpec topic, MappedMessage message) {
        List<ConnectorSpec> readers = recipe.connectors().values().stream()
                .filter(connector -> connector.consumes().containsKey(topic.logicalName()))
                .toList();
        if (readers.isEmpty()) {
            throw new InvalidInputException(
                    "No connector of the recipe reads the topic " + topic.logicalName() + ".",
                    "Name one that is read, or let a connector consume it.");
        }
        boolean isAnySent =
                message.records().stream().anyMatch(record -> record.rejection().isEmpty());
        return new TryReport(
                topic.name(),
                message,
                readers.stream()
                        .filter(connector -> isAnySent)
                        .map(connector -> tried(connector, topic, message.records()))
                        .toList());
    }

    private TryReport.Sink tried(ConnectorSpec connector, TopicSpec topic, List<Content> records) {
        TopicStatement statement = new CypherChecks(graph).statement(recipe, connector, topic.logicalName());
        SortedMap<Integer, String> refused = new TreeMap<>();
        List<Integer> sent = new ArrayList<>();
        for (int index = 0; index < records.size(); index++) {
            if (records.get(index).rejection().isEmpty()) {
                Optional<String> unreadable = event(records.get(index)).unreadable();
                if (unreadable.isPresent()) {
                    refused.put(index, unreadable.get());
                } else {
                    sent.add(index);
                }
            }
        }
        DryRunResult all = rehearse(statement, records, sent);
        if (all instanceof DryRunResult.Refused) {
            all = withoutRefused(statement, records, sent, refused);
        }
        return new TryReport.Sink(
                connector.name(), connector.deadLetters().isPresent(), refused, (DryRunResult.Done) all);
    }

    /** As the sink does: one bad record fails the batch, and then each is tried behind those that went well. */
    private DryRunResult withoutRefused(
            TopicStatement statement, List<Content> records, List<Integer> sent, SortedMap<Integer, String> refused) {
        List<Integer> good = new ArrayList<>();
        DryRunResult last = rehearse(statement, records, good);
        for (Integer index : sent) {
            good.add(index);
            DryRunResult next = rehearse(statement, records, good);
            if (next instanceof DryRunResult.Refused refusal) {
                refused.put(index, refusal.reason());
                good.remove(index);
            } else {
                last = next;
            }
        }
        return last;
    }

    private DryRunResult rehearse(TopicStatement statement, List<Content> all, List<Integer> chosen) {
        List<SinkEvent> records =
                chosen.stream().map(all::get).map(TryEvent::event).toList();
        return graph.rehearse(
                statement.writing(), statement.runs(records), statement.answering(), SinkEvent.parameters(records));
    }

    private static SinkEvent event(Content record) {
        return new SinkEvent(record.key(), record.value(), record.headers(), record.timestamp());
    }
}
