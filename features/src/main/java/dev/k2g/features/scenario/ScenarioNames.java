package dev.k2g.features.scenario;

import dev.k2g.features.stack.NamePrefix;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import org.apache.kafka.common.TopicPartition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that a scenario's recipe has in the servers, with its topics and connectors: the recipe's own, after a prefix that no other
 * scenario has at the same time. So no scenario meets records, offsets or tasks of another one. Feature files know only the
 * recipe's names, and offsets from zero on.
 *
 * @param prefix what live names begin with
 * @param firstOffsets the offset of the first record of the scenario in each partition; zero where none is said
 */
public record ScenarioNames(NamePrefix prefix, Map<TopicPartition, Long> firstOffsets) {

    /** As connectors say it, after the topic's name. */
    private static final String COORDINATES = "['\"]?,? partition (\\d{1,9}),? (?:at )?offset )(\\d{1,18})";

    /** Copies the map. */
    public ScenarioNames {
        firstOffsets = Map.copyOf(firstOffsets);
    }

    /** Names that no other scenario has had. */
    static ScenarioNames of(NamePrefix prefix) {
        return new ScenarioNames(prefix, Map.of());
    }

    /** The name in the servers. */
    public String live(String name) {
        return prefix.text() + name;
    }

    /** A text from the servers as a feature file has it: with the recipe's names, and with offsets from zero on. */
    public String shown(String text) {
        String shown = text;
        for (String topic :
                firstOffsets.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet())) {
            shown = Pattern.compile("(" + Pattern.quote(topic) + COORDINATES)
                    .matcher(shown)
                    .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                            + shownOffset(topic, Integer.parseInt(found.group(2)), Long.parseLong(found.group(3)))));
        }
        return shown.replace(prefix.text(), "");
    }

    /** An offset as a feature file has it: the scenario's first record is at zero. */
    long shownOffset(String liveTopic, int partition, long offset) {
        return offset - firstOffsets.getOrDefault(new TopicPartition(liveTopic, partition), 0L);
    }

    /** Whether this is a name of the scenario. */
    public boolean owns(String liveName) {
        return prefix.owns(liveName);
    }

    /** The recipe with live names. */
    public Recipe applyTo(Recipe recipe) {
        Map<String, TopicSpec> topics = new LinkedHashMap<>();
        recipe.topics().forEach((logicalName, topic) -> topics.put(logicalName, live(topic)));
        Map<String, ConnectorSpec> connectors = new LinkedHashMap<>();
        recipe.connectors().values().stream()
                .map(this::live)
                .forEach(connector -> connectors.put(connector.name(), connector));
        Map<String, String> moved = new LinkedHashMap<>();
        recipe.movedConnectors().forEach((former, now) -> moved.put(live(former), live(now)));
        return new Recipe(
                recipe.directory(),
                live(recipe.name()),
                topics,
                recipe.constraints(),
                connectors,
                recipe.feeds(),
                recipe.queries(),
                moved);
    }

    private TopicSpec live(TopicSpec topic) {
        return new TopicSpec(
                topic.logicalName(),
                live(topic.name()),
                topic.partitions(),
                topic.config(),
                topic.key(),
                topic.value());
    }

    private ConnectorSpec live(ConnectorSpec connector) {
        return RecipeEdits.with(connector, live(connector.name()), connector.consumes(), connector.onMappingChange());
    }
}
