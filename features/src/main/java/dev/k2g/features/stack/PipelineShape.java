package dev.k2g.features.stack;

import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a recipe makes, apart from the names that it gets in Kafka and Connect: scenarios of equal shapes can use the same
 * topics and connectors, and the same state topic.
 *
 * @param recipe its name, which the state topic has
 * @param topics by logical name
 * @param constraints those that the state topic names
 * @param connectors by the recipe's name
 */
public record PipelineShape(
        String recipe,
        Map<String, TopicSpec> topics,
        List<ConstraintSpec> constraints,
        Map<String, ConnectorSpec> connectors) {

    /** The sink then keeps its offsets in the graph, which each scenario finds empty. */
    private static final String OFFSETS_IN_GRAPH = SinkProperty.EXACTLY_ONCE_LABEL.key();

    /** Copies the collections. */
    public PipelineShape {
        topics = Map.copyOf(topics);
        constraints = List.copyOf(constraints);
        connectors = Map.copyOf(connectors);
    }

    /** Of a recipe with its own names. From which files its statements were read makes no difference. */
    public static PipelineShape of(Recipe recipe) {
        return new PipelineShape(
                recipe.name(),
                recipe.topics(),
                recipe.constraints(),
                recipe.withConnectors(PipelineShape::withoutFiles).connectors());
    }

    private static ConnectorSpec withoutFiles(ConnectorSpec connector) {
        Map<String, CypherStrategy> texts = new LinkedHashMap<>();
        connector.statements().forEach((topic, cypher) -> texts.put(topic, CypherStrategy.of(cypher.text())));
        return connector.consuming(texts);
    }

    /** Whether there is a connector to be spared, and none that another scenario's graph would confuse. */
    public boolean isWorthKeeping() {
        return !connectors.isEmpty()
                && connectors.values().stream()
                        .noneMatch(connector -> connector.config().containsKey(OFFSETS_IN_GRAPH));
    }
}
