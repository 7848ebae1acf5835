package dev.k2g.graph;

import dev.k2g.graph.GraphValue.Node;
import dev.k2g.graph.GraphValue.Path;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.Entity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All nodes and relationships of a graph at one moment, by their ids. */
final class GraphContents {

    private final Map<String, org.neo4j.driver.types.Node> nodes = new HashMap<>();
    private final Map<String, org.neo4j.driver.types.Relationship> relationships = new HashMap<>();

    private GraphContents() {}

    /** What a session or a transaction sees now. */
    static GraphContents read(QueryRunner runner) {
        GraphContents state = new GraphContents();
        runner.run("MATCH (e) RETURN e").forEachRemaining(row -> {
            org.neo4j.driver.types.Node node = row.get(0).asNode();
            state.nodes.put(node.elementId(), node);
        });
        runner.run("MATCH ()-[e]->() RETURN e").forEachRemaining(row -> {
            org.neo4j.driver.types.Relationship relationship = row.get(0).asRelationship();
            state.relationships.put(relationship.elementId(), relationship);
        });
        return state;
    }

    Set<String> nodes() {
        return nodes.keySet();
    }

    Set<String> relationships() {
        return relationships.keySet();
    }

    Node node(String id) {
        return DriverValues.node(Objects.requireNonNull(nodes.get(id)));
    }

    /** A relationship with the nodes at its ends. */
    Path relationship(String id) {
        org.neo4j.driver.types.Relationship relationship = Objects.requireNonNull(relationships.get(id));
        Path.Step step =
                new Path.Step(DriverValues.relationship(relationship), true, node(relationship.endNodeElementId()));
        return new Path(node(relationship.startNodeElementId()), List.of(step));
    }

    /** What may change of a node or relationship that stays. */
    Object content(String id) {
        org.neo4j.driver.types.Node node = nodes.get(id);
        return node == null
                ? values(Objects.requireNonNull(relationships.get(id)))
                : List.of(labels(node), values(node));
    }

    /** What side effects are counted from. */
    GraphSnapshot snapshot() {
        Set<String> labels = new HashSet<>();
        Set<String> properties = new HashSet<>();
        nodes.values().forEach(node -> {
            labels.addAll(labels(node));
            addProperties(properties, node);
        });
        relationships.values().forEach(relationship -> addProperties(properties, relationship));
        return new GraphSnapshot(nodes(), relationships(), labels, properties);
    }

    private static Set<String> labels(org.neo4j.driver.types.Node node) {
        Set<String> labels = new HashSet<>();
        node.labels().forEach(labels::add);
        return labels;
    }

    private static Map<String, Value> values(Entity entity) {
        return entity.asMap(value -> value);
    }

    private static void addProperties(Set<String> properties, Entity entity) {
        values(entity)
                .forEach((name, value) -> properties.add(
                        entity.elementId() + " " + name + " " + value.type().name() + " " + value));
    }
}
