package dev.k2g.features.scenario;

import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.TopicStrategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** What an editor does to a recipe. */
public final class RecipeEdits {

    private RecipeEdits() {}

    /** Takes a connector out. */
    public static Recipe withoutConnector(Recipe recipe, String name) {
        Map<String, ConnectorSpec> connectors = new LinkedHashMap<>(recipe.connectors());
        connectors.remove(name);
        return with(recipe, recipe.topics(), recipe.constraints(), connectors);
    }

    /** Gives a connector another name. */
    public static Recipe renamed(Recipe recipe, String former, String name) {
        Map<String, ConnectorSpec> connectors = new LinkedHashMap<>();
        recipe.connectors().values().forEach(connector -> {
            String now = connector.name().equals(former) ? name : connector.name();
            connectors.put(
                    now,
                    new ConnectorSpec(
                            now,
                            connector.plugin(),
                            connector.dialect(),
                            connector.consumes(),
                            connector.deadLetters(),
                            connector.tasks(),
                            connector.onMappingChange(),
                            connector.config()));
        });
        return new Recipe(
                recipe.directory(),
                recipe.name(),
                recipe.topics(),
                recipe.constraints(),
                connectors,
                recipe.feeds(),
                recipe.queries(),
                Map.of(former, name));
    }

    /** Takes a constraint out. */
    public static Recipe withoutConstraint(Recipe recipe, String name) {
        List<ConstraintSpec> rest = recipe.constraints().stream()
                .filter(constraint -> !constraint.name().equals(name))
                .toList();
        return with(recipe, recipe.topics(), rest, recipe.connectors());
    }

    /** Has a constraint be about another property. */
    public static Recipe constraintAbout(Recipe recipe, String name, String property) {
        UnaryOperator<ConstraintSpec> edit = constraint -> constraint.name().equals(name)
                ? new ConstraintSpec(
                        name,
                        constraint.kind(),
                        constraint.entity(),
                        constraint.labelOrType(),
                        List.of(property),
                        constraint.propertyType())
                : constraint;
        return with(
                recipe, recipe.topics(), recipe.constraints().stream().map(edit).toList(), recipe.connectors());
    }

    /** Gives a topic, by its logical name, another number of partitions. */
    public static Recipe withPartitions(Recipe recipe, String logicalName, int partitions) {
        Map<String, TopicSpec> topics = new LinkedHashMap<>(recipe.topics());
        topics.computeIfPresent(
                logicalName,
                (name, topic) -> new TopicSpec(
                        name, topic.name(), OptionalInt.of(partitions), topic.config(), topic.key(), topic.value()));
        return with(recipe, topics, recipe.constraints(), recipe.connectors());
    }

    /** Has a connector write by another statement, for each of its topics. */
    public static Recipe withCypher(Recipe recipe, String name, String cypher, OnMappingChange onMappingChange) {
        Map<String, ConnectorSpec> connectors = new LinkedHashMap<>(recipe.connectors());
        connectors.computeIfPresent(name, (key, connector) -> {
            Map<String, TopicStrategy> consumes = new LinkedHashMap<>();
            connector.consumes().keySet().forEach(topic -> consumes.put(topic, CypherStrategy.of(cypher)));
            return new ConnectorSpec(
                    name,
                    connector.plugin(),
                    connector.dialect(),
                    consumes,
                    connector.deadLetters(),
                    connector.tasks(),
                    onMappingChange,
                    connector.config());
        });
        return with(recipe, recipe.topics(), recipe.constraints(), connectors);
    }

    private static Recipe with(
            Recipe recipe,
            Map<String, TopicSpec> topics,
            List<ConstraintSpec> constraints,
            Map<String, ConnectorSpec> connectors) {
        return new Recipe(
                recipe.directory(),
                recipe.name(),
                topics,
                constraints,
                connectors,
                recipe.feeds(),
                recipe.queries(),
                Map.of());
    }
}
