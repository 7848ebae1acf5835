package dev.k2g.recipe;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What should be there, with every parameter resolved and every file read.
 *
 * @param directory the recipe's folder
 * @param name its name
 * @param topics by logical name, in the recipe's order
 * @param constraints in the recipe's order
 * @param connectors by name, in the recipe's order
 * @param feeds by name, in the recipe's order
 * @param queries Cypher queries by name, in the recipe's order
 * @param movedConnectors connectors that have another name now, by their former name
 */
public record Recipe(
        Path directory,
        String name,
        Map<String, TopicSpec> topics,
        List<ConstraintSpec> constraints,
        Map<String, ConnectorSpec> connectors,
        Map<String, FeedSpec> feeds,
        Map<String, SourceText> queries,
        Map<String, String> movedConnectors) {

    /** Copies the collections, in their order. */
    public Recipe {
        topics = Collections.unmodifiableMap(new LinkedHashMap<>(topics));
        constraints = List.copyOf(constraints);
        connectors = Collections.unmodifiableMap(new LinkedHashMap<>(connectors));
        feeds = Collections.unmodifiableMap(new LinkedHashMap<>(feeds));
        queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
        movedConnectors = Collections.unmodifiableMap(new LinkedHashMap<>(movedConnectors));
    }

    /** The former name of a connector, if it had one. */
    public Optional<String> formerName(String connector) {
        return movedConnectors.entrySet().stream()
                .filter(move -> move.getValue().equals(connector))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The same recipe with each feed changed like this. */
    public Recipe withFeeds(UnaryOperator<FeedSpec> change) {
        Map<String, FeedSpec> changed = new LinkedHashMap<>();
        feeds.forEach((feed, spec) -> changed.put(feed, change.apply(spec)));
        return new Recipe(directory, name, topics, constraints, connectors, changed, queries, movedConnectors);
    }

    /** The same recipe with each connector changed like this. */
    public Recipe withConnectors(UnaryOperator<ConnectorSpec> change) {
        Map<String, ConnectorSpec> changed = new LinkedHashMap<>();
        connectors.forEach((connector, spec) -> changed.put(connector, change.apply(spec)));
        return new Recipe(directory, name, topics, constraints, changed, feeds, queries, movedConnectors);
    }

    /** The same recipe with some of its connectors only. */
    public Recipe onlyConnectors(Predicate<String> names) {
        Map<String, ConnectorSpec> some = new LinkedHashMap<>(connectors);
        some.keySet().removeIf(names.negate());
        return new Recipe(directory, name, topics, constraints, some, feeds, queries, movedConnectors);
    }

    /** The topic that a feed's records go to. */
    public TopicSpec topicOf(FeedSpec feed) {
        return topic(feed.to());
    }

    /**
     * The topic of this logical name.
     *
     * @throws IllegalArgumentException when the recipe has none; a parsed recipe's own references always resolve
     */
    public TopicSpec topic(String logicalName) {
        TopicSpec topic = topics.get(logicalName);
        if (topic == null) {
            throw new IllegalArgumentException("The recipe has no topic " + logicalName);
        }
        return topic;
    }
}
