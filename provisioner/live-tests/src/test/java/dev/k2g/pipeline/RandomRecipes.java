package dev.k2g.pipeline;

import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.ConnectorSpec.WantedState;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import dev.k2g.recipe.PluginSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.DataFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Recipes of a name, with any number of topics, constraints and connectors that a local stack takes in its stride. */
final class RandomRecipes {

    private static final PluginSpec PLUGIN = new PluginSpec("neo4j/kafka-connect-neo4j", "5.5.2");

    private RandomRecipes() {}

    static Arbitrary<Recipe> named(String name) {
        return Combinators.combine(topics(name), constraints(name), connectors(name))
                .as((topics, constraints, connectors) -> {
                    Map<String, TopicSpec> all = new LinkedHashMap<>();
                    topics.forEach(topic -> all.put(topic.logicalName(), topic));
                    connectors.forEach(connector -> connector
                            .consumes()
                            .keySet()
                            .forEach(topic -> all.put(
                                    topic,
                                    new TopicSpec(
                                            topic,
                                            topic,
                                            OptionalInt.of(1),
                                            Map.of(),
                                            DataFormat.NONE,
                                            DataFormat.JSON))));
                    Map<String, ConnectorSpec> byName = new LinkedHashMap<>();
                    connectors.forEach(connector -> byName.put(connector.name(), connector));
                    return new Recipe(Path.of(""), name, all, constraints, byName, Map.of(), Map.of(), Map.of());
                });
    }

    private static Arbitrary<List<TopicSpec>> topics(String name) {
        Arbitrary<Map<String, String>> config = Arbitraries.maps(
                        Arbitraries.of("retention.ms", "max.message.bytes"), Arbitraries.of("600000", "700000"))
                .ofMaxSize(2);
        // a topic's name says how many partitions it has: they cannot become fewer
        return Combinators.combine(Arbitraries.integers().between(1, 4), config)
                .as((partitions, settings) -> topic(name + "-t" + partitions, partitions, settings))
                .list()
                .ofMaxSize(4)
                .uniqueElements(TopicSpec::name);
    }

    private static TopicSpec topic(String name, int partitions, Map<String, String> config) {
        return new TopicSpec(name, name, OptionalInt.of(partitions), config, DataFormat.NONE, DataFormat.NONE);
    }

    private static Arbitrary<List<ConstraintSpec>> constraints(String name) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(List.of("a"), List.of("a", "b"), List.of("c")))
                .as((number, properties) -> new ConstraintSpec(
                        name + "_c" + number,
                        Kind.UNIQUE,
                        Entity.NODE,
                        "L" + name + number,
                        properties,
                        Optional.empty()))
                .list()
                .ofMaxSize(3)
                .uniqueElements(ConstraintSpec::name);
    }

    private static Arbitrary<List<ConnectorSpec>> connectors(String name) {
        return Combinators.combine(
                        Arbitraries.of("CREATE (:N {v: event.v})", "MERGE (n:N {v: event.v})\n// once"),
                        Arbitraries.maps(
                                        Arbitraries.of("neo4j.batch-size", "errors.retry.timeout"),
                                        Arbitraries.of("100"))
                                .ofMaxSize(2),
                        Arbitraries.of(WantedState.class))
                .as((cypher, config, state) -> new ConnectorSpec(
                        name + "-sink",
                        PLUGIN,
                        Optional.empty(),
                        Map.of(name + "-read", CypherStrategy.of(cypher)),
                        Optional.empty(),
                        1,
                        OnMappingChange.FROM_NOW,
                        state,
                        config,
                        Set.of()))
                .list()
                .ofMaxSize(1)
                .map(ArrayList::new);
    }
}
