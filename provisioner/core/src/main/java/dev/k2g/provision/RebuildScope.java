package dev.k2g.provision;

import dev.k2g.connect.LiveConnector;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.cypher.CypherWrites;
import dev.k2g.sinkconfig.SinkConfig;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.Dialect;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a rebuild of a connector takes away: what it writes, by its old and its new statements. What other connectors of the
 * recipe have written there goes with it, so these deliver again, too.
 *
 * @param others the other connectors that lose something of what they wrote; each writes to what the first or one before it
 *     wrote
 * @param writes what all of them write, before and after
 */
record RebuildScope(List<String> others, CypherWrites writes) {

    /** Copies the list. */
    RebuildScope {
        others = List.copyOf(others);
    }

    /**
     * The scope of this connector's rebuild.
     *
     * @param live the connectors that are there, with the statements that have written until now
     */
    static RebuildScope of(Recipe recipe, String connector, Map<String, LiveConnector> live) {
        Map<String, CypherWrites> writes = new TreeMap<>();
        recipe.connectors().values().forEach(spec -> writes.put(spec.name(), writes(spec, live)));
        CypherWrites scope = writes.getOrDefault(connector, CypherWrites.NOTHING);
        List<String> others = new ArrayList<>();
        writes.remove(connector);
        for (Optional<String> next = affected(writes, scope); next.isPresent(); next = affected(writes, scope)) {
            scope = scope.and(writes.getOrDefault(next.get(), CypherWrites.NOTHING));
            others.add(next.get());
            writes.remove(next.get());
        }
        return new RebuildScope(others, scope);
    }

    /** Those of the other connectors that are there. */
    List<String> othersIn(Collection<String> live) {
        return others.stream().filter(live::contains).toList();
    }

    /** What a connector's statements write: those that it has, and those that the recipe has for it. */
    private static CypherWrites writes(ConnectorSpec connector, Map<String, LiveConnector> live) {
        List<String> statements = new ArrayList<>(connector.statements().values().stream()
                .map(CypherStrategy::text)
                .toList());
        statements.addAll(statements(live.get(connector.name())));
        return CypherWrites.of(statements);
    }

    /** The statements that a connector has written by until now; none when it is not there, or no Neo4j sink. */
    static Collection<String> statements(@Nullable LiveConnector connector) {
        return Optional.ofNullable(connector)
                .flatMap(there -> Dialect.in(there.config()).map(dialect -> SinkConfig.cypher(there.config(), dialect)))
                .map(Map::values)
                .orElse(List.of());
    }

    private static Optional<String> affected(Map<String, CypherWrites> candidates, CypherWrites scope) {
        return candidates.entrySet().stream()
                .filter(candidate -> loses(candidate.getValue(), scope))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether it writes nodes that go, or relationships that go: at such nodes, or between others. */
    private static boolean loses(CypherWrites writes, CypherWrites scope) {
        boolean sharesLabels = !Collections.disjoint(writes.named(), scope.named());
        return !Collections.disjoint(writes.named(), scope.labels())
                || sharesLabels && !Collections.disjoint(writes.types(), scope.types());
    }
}
