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
        return recipe.onlyConnectors(connector -> !connector.equals(name));
    }

    /** Gives a connector another name. */
    public static Recipe renamed(Recipe recipe, String former, String name) {
        Map<String, ConnectorSpec> connectors = new LinkedHashMap<>();
        recipe.connectors().values().forEach(connector -> {
            String now = connector.name().equals(former) ? name : connector.name();
            connectors.put(now, with(connector, now, connector.consumes(), connector.onMappingChange()));
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
        return with(recipe, recipe.topics(), rest);
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
                recipe, recipe.topics(), recipe.constraints().stream().map(edit).toList());
    }

    /** Gives a topic, by its logical name, another number of partitions. */
    public static Recipe withPartitions(Recipe recipe, String logicalName, int partitions) {
        Map<String, TopicSpec> topics = new LinkedHashMap<>(recipe.topics());
        topics.computeIfPresent(
                logicalName,
                (name, topic) -> new TopicSpec(
                        name, topic.name(), OptionalInt.of(partitions), topic.config(), topic.key(), topic.value()));
        return with(recipe, topics, recipe.constraints());
    }

    /** Has a connector write by another statement, for each of its topics. */
    public static Recipe withCypher(Recipe recipe, String name, String cypher, OnMappingChange onMappingChange) {
        return recipe.withConnectors(connector -> {
            Map<String, TopicStrategy> consumes = new LinkedHashMap<>(connector.consumes());
            consumes.replaceAll((topic, strategy) -> CypherStrategy.of(cypher));
            return connector.name().equals(name) ? with(connector, name, consumes, onMappingChange) : connector;
        });
    }

    /** The connector with another name, strategies and policy. */
    static ConnectorSpec with(
            ConnectorSpec connector,
            String name,
            Map<String, TopicStrategy> consumes,
            OnMappingChange onMappingChange) {
        return new ConnectorSpec(
                name,
                connector.plugin(),
                connector.dialect(),
                consumes,
                connector.deadLetters(),
                connector.tasks(),
                onMappingChange,
                connector.state(),
                connector.config(),
                connector.unset());
    }

    private static Recipe with(Recipe recipe, Map<String, TopicSpec> topics, List<ConstraintSpec> constraints) {
        return new Recipe(
                recipe.directory(),
                recipe.name(),
                topics,
                constraints,
                recipe.connectors(),
                recipe.feeds(),
                recipe.queries(),
                Map.of());
    }
}
