package dev.k2g.pipeline;

import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Somebody who works on the same servers, past k2g. What is done to what is random, as is whether it can be done. */
final class SomebodyElse {

    /** What somebody else does, to what a recipe has made or beside it. */
    enum Deed {
        MAKES_A_TOPIC_OF_HIS_OWN,
        MAKES_A_CONNECTOR_OF_HIS_OWN,
        MAKES_NODES_OF_HIS_OWN,
        MAKES_A_CONSTRAINT_OF_HIS_OWN,
        MAKES_AN_INDEX_OF_HIS_OWN,
        MAKES_A_TOPIC_THAT_THE_RECIPE_WANTS,
        MAKES_A_CONSTRAINT_THAT_THE_RECIPE_WANTS,
        SENDS_RECORDS,
        SETS_A_TOPIC,
        RESETS_A_TOPIC,
        GROWS_A_TOPIC,
        DELETES_A_TOPIC,
        PAUSES_A_CONNECTOR,
        STOPS_A_CONNECTOR,
        DELETES_A_CONNECTOR,
        ADDS_A_PROPERTY,
        CHANGES_A_PROPERTY,
        TAKES_A_PROPERTY,
        DROPS_A_CONSTRAINT,
        HAS_AN_INDEX_FOR_A_CONSTRAINT,
        HAS_A_CONSTRAINT_OF_ANOTHER_NAME;

        /** Whether it touches nothing that a recipe has made. */
        boolean isBesideTheRecipe() {
            return ordinal() <= MAKES_A_CONSTRAINT_THAT_THE_RECIPE_WANTS.ordinal();
        }
    }

    private final ServersByHand servers;
    private final Clients clients;

    SomebodyElse(ServersByHand servers) {
        this.servers = servers;
        this.clients = servers.clients();
    }

    /** The label of the nodes that are his, beside a recipe of this name. */
    static String label(String recipe) {
        return "Else " + recipe;
    }

    /**
     * Does it.
     *
     * @param recipe the one that has been applied, or is to be
     * @return what was done; empty when there is nothing to do it to
     */
    Optional<String> does(Deed deed, Recipe recipe, Random random) {
        String own = recipe.name() + "-else" + random.nextInt(3);
        return switch (deed) {
            case MAKES_A_TOPIC_OF_HIS_OWN -> servers.make(own, 1, Map.of("retention.ms", "123456"));
            case MAKES_A_CONNECTOR_OF_HIS_OWN -> {
                servers.make(own + "-read", 1, Map.of());
                yield servers.put(
                        own,
                        Map.of(
                                "connector.class",
                                "org.neo4j.connectors.kafka.sink.Neo4jConnector",
                                "topics",
                                own + "-read",
                                "neo4j.uri",
                                clients.endpoints().sink().uri(),
                                "neo4j.authentication.type",
                                "BASIC",
                                "neo4j.authentication.basic.username",
                                clients.endpoints().sink().username(),
                                "neo4j.authentication.basic.password",
                                clients.endpoints().sink().passwordReference(),
                                "value.converter",
                                "org.apache.kafka.connect.json.JsonConverter",
                                "value.converter.schemas.enable",
                                "false",
                                "neo4j.cypher.topic." + own + "-read",
                                "CREATE (:`" + label(recipe.name()) + "`)"));
            }
            case MAKES_NODES_OF_HIS_OWN ->
                servers.run("CREATE (:`%s` {id: 1}), (:`%s`:`%s` {id: %d})"
                        .formatted(
                                label(recipe.name()),
                                label(recipe.name()),
                                RecipeEdit.label(recipe.name(), random.nextInt(2)),
                                -1 - random.nextInt(1_000_000)));
            case MAKES_A_CONSTRAINT_OF_HIS_OWN ->
                servers.run("CREATE CONSTRAINT `%s` IF NOT EXISTS FOR (n:`%s`) REQUIRE (n.id, n.own) IS UNIQUE"
                        .formatted(own, label(recipe.name())));
            case MAKES_AN_INDEX_OF_HIS_OWN ->
                servers.run("CREATE INDEX `%s` IF NOT EXISTS FOR (n:`%s`) ON (n.seen)"
                        .formatted(own + "-index", RecipeEdit.label(recipe.name(), random.nextInt(2))));
            case MAKES_A_TOPIC_THAT_THE_RECIPE_WANTS ->
                any(List.copyOf(recipe.topics().values()), random).flatMap(topic -> {
                    TopicSetting setting = TopicSetting.random(random);
                    return servers.make(
                            topic.name(), topic.partitions().orElse(1), Map.of(setting.key(), setting.text(random)));
                });
            case MAKES_A_CONSTRAINT_THAT_THE_RECIPE_WANTS ->
                any(recipe.constraints(), random).flatMap(wanted -> servers.make(wanted, wanted.name()));
            case SENDS_RECORDS -> any(running(recipe), random).flatMap(connector -> servers.send(recipe, connector));
            case SETS_A_TOPIC ->
                topic(recipe, random).flatMap(topic -> {
                    TopicSetting setting = TopicSetting.random(random);
                    return servers.set(topic, setting.key(), Optional.of(setting.text(random)));
                });
            case RESETS_A_TOPIC ->
                topic(recipe, random)
                        .flatMap(topic -> any(List.copyOf(servers.config(topic).keySet()), random)
                                .flatMap(key -> servers.set(topic, key, Optional.empty())));
            case GROWS_A_TOPIC -> topic(recipe, random).flatMap(servers::grow);
            case DELETES_A_TOPIC -> topic(recipe, random).flatMap(servers::deleteTopic);
            case PAUSES_A_CONNECTOR -> connector(recipe, random).flatMap(servers::pause);
            case STOPS_A_CONNECTOR -> connector(recipe, random).flatMap(servers::stop);
            case DELETES_A_CONNECTOR -> connector(recipe, random).flatMap(servers::deleteConnector);
            case ADDS_A_PROPERTY ->
                connector(recipe, random).flatMap(name -> {
                    Map.Entry<String, String> property = SinkSetting.alone(random);
                    return servers.change(name, property.getKey(), Optional.of(property.getValue()));
                });
            case CHANGES_A_PROPERTY ->
                key(
                                recipe,
                                random,
                                key -> key.startsWith("errors.") && key.endsWith("enable")
                                        || key.endsWith("max.poll.records")
                                        || key.endsWith("static.value"))
                        .flatMap(key -> servers.change(
                                key.getKey(),
                                key.getValue(),
                                Optional.of(key.getValue().endsWith("enable") ? "false" : "7")));
            case TAKES_A_PROPERTY ->
                key(
                                recipe,
                                random,
                                key -> key.startsWith("errors.log")
                                        || key.startsWith("consumer.override.")
                                        || key.equals("header.converter"))
                        .flatMap(key -> servers.change(key.getKey(), key.getValue(), Optional.empty()));
            case DROPS_A_CONSTRAINT ->
                any(recipe.constraints(), random)
                        .flatMap(constraint -> servers.run(
                                "DROP CONSTRAINT `%s` IF EXISTS".formatted(ServersByHand.quoted(constraint.name()))));
            case HAS_AN_INDEX_FOR_A_CONSTRAINT ->
                any(recipe.constraints(), random).flatMap(constraint -> {
                    clients.graph().constraints().drop(constraint.name());
                    return servers.run("CREATE INDEX `%s` IF NOT EXISTS FOR %s ON (%s)"
                            .formatted(
                                    random.nextBoolean() ? ServersByHand.quoted(constraint.name()) : own + "-index",
                                    constraint.entity() == ConstraintSpec.Entity.NODE
                                            ? "(n:`" + constraint.labelOrType() + "`)"
                                            : "()-[n:`" + constraint.labelOrType() + "`]-()",
                                    String.join(
                                            ", ",
                                            constraint.properties().stream()
                                                    .map(property -> "n.`" + property + "`")
                                                    .toList())));
                });
            case HAS_A_CONSTRAINT_OF_ANOTHER_NAME ->
                any(recipe.constraints(), random).flatMap(constraint -> {
                    clients.graph().constraints().drop(constraint.name());
                    return servers.make(constraint, own);
                });
        };
    }

    private Optional<String> topic(Recipe recipe, Random random) {
        return any(
                recipe.topics().values().stream()
                        .map(TopicSpec::name)
                        .filter(servers::isThere)
                        .toList(),
                random);
    }

    private Optional<String> connector(Recipe recipe, Random random) {
        return any(
                clients.connect().connectors().stream()
                        .filter(recipe.connectors()::containsKey)
                        .toList(),
                random);
    }

    private List<ConnectorSpec> running(Recipe recipe) {
        return recipe.connectors().values().stream()
                .filter(connector -> clients.connect()
                        .status(connector.name())
                        .filter(status -> status.isHealthy())
                        .isPresent())
                .toList();
    }

    private Optional<Map.Entry<String, String>> key(Recipe recipe, Random random, Predicate<String> which) {
        return connector(recipe, random)
                .flatMap(name -> any(
                                clients.connect().config(name).orElseThrow().keySet().stream()
                                        .filter(which)
                                        .sorted()
                                        .toList(),
                                random)
                        .map(key -> Map.entry(name, key)));
    }

    private static <T> Optional<T> any(List<T> things, Random random) {
        return things.isEmpty() ? Optional.empty() : Optional.of(things.get(random.nextInt(things.size())));
    }
}
