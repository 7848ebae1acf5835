package dev.k2g.graph;

import dev.k2g.graph.AffectedEntity.What;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Finds what a statement has to do with, from the graph before and after it. */
final class AffectedEntities {

    private final GraphContents before;
    private final GraphContents after;
    private final Set<String> known;
    private final List<AffectedEntity> touched = new ArrayList<>();

    private AffectedEntities(GraphContents before, GraphContents after, Set<String> known) {
        this.before = before;
        this.after = after;
        this.known = known;
    }

    /** Nodes, then relationships, each by what is done with them. {@code known} are those that the statement has names for. */
    static List<AffectedEntity> between(GraphContents before, GraphContents after, Set<String> known) {
        AffectedEntities entities = new AffectedEntities(before, after, known);
        entities.add(before.nodes(), after.nodes(), GraphContents::node);
        entities.add(before.relationships(), after.relationships(), GraphContents::relationship);
        return entities.touched;
    }

    private void add(Set<String> earlier, Set<String> later, BiFunction<GraphContents, String, ?> shown) {
        Set<String> all = new HashSet<>(earlier);
        all.addAll(later);
        List<AffectedEntity> found = new ArrayList<>();
        for (String id : all) {
            what(id, earlier.contains(id), later.contains(id))
                    .ifPresent(what -> found.add(new AffectedEntity(
                            what,
                            earlier.contains(id) ? Optional.of(shown.apply(before, id)) : Optional.empty(),
                            later.contains(id) ? Optional.of(shown.apply(after, id)) : Optional.empty())));
        }
        found.sort(Comparator.comparing(AffectedEntity::what)
                .thenComparing(AffectedEntity::toString)); // ids come in no order
        touched.addAll(found);
    }

    private Optional<What> what(String id, boolean wasThere, boolean isThere) {
        if (!wasThere) {
            return Optional.of(What.CREATED);
        }
        if (!isThere) {
            return Optional.of(What.DELETED);
        }
        if (!before.content(id).equals(after.content(id))) {
            return Optional.of(What.CHANGED);
        }
        return known.contains(id) ? Optional.of(What.MATCHED) : Optional.empty();
    }
}
