package dev.k2g.features.scenario;

import dev.k2g.features.stack.Leftovers;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.state.StateTopic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The names that a scenario's topics and connectors have in the servers: the recipe's own, after a prefix that no other
 * scenario has. So no scenario meets records, offsets or tasks of another one. Feature files know only the recipe's
 * names.
 *
 * @param prefix what live names begin with
 */
public record ScenarioNames(String prefix) {

    /**
     * Names that no other scenario has, here or elsewhere.
     *
     * @param before what they begin with, such as what a service account may use
     */
    static ScenarioNames unique(String before) {
        return new ScenarioNames(
                before + Leftovers.MARK + UUID.randomUUID().toString().substring(0, 8) + "-");
    }

    /** The name in the servers. */
    public String live(String name) {
        return prefix + name;
    }

    /** A text from the servers as a feature file has it: with the recipe's names. */
    public String shown(String text) {
        return text.replace(prefix, "");
    }

    /** Whether this is a name of the scenario. */
    public boolean owns(String liveName) {
        return liveName.startsWith(prefix);
    }

    /** Whether this is the topic in which k2g remembers what it manages for the scenario's recipe. */
    public boolean ownsState(String topic) {
        return topic.startsWith(StateTopic.nameFor(prefix));
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
                recipe.name(),
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
        return new ConnectorSpec(
                live(connector.name()),
                connector.plugin(),
                connector.dialect(),
                connector.consumes(),
                connector.deadLetters(),
                connector.tasks(),
                connector.onMappingChange(),
                connector.config());
    }
}
