package dev.k2g.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A node or relationship that a statement has to do with.
 *
 * @param what what it does with it
 * @param before how it was: a {@link GraphValue.Node}, or a {@link GraphValue.Path} of one relationship; empty when it is created
 * @param after how it is then, in the same way; empty when it is deleted
 */
public record AffectedEntity(What what, Optional<?> before, Optional<?> after) {

    /** What a statement does with a node or relationship. */
    public enum What {
        /** It was not there before. */
        CREATED,
        /** It was there, with other labels or properties. */
        CHANGED,
        /** It was there, and stays as it is. */
        MATCHED,
        /** It is not there any more. */
        DELETED
    }

    /** Nodes, then relationships, each by what is done with them. {@code known} are those that the statement has names for. */
    static List<AffectedEntity> between(GraphContents before, GraphContents after, Set<String> known) {
        List<AffectedEntity> affected = new ArrayList<>();
        add(affected, before, after, known, GraphContents::nodes, GraphContents::node);
        add(affected, before, after, known, GraphContents::relationships, GraphContents::relationship);
        return affected;
    }

    private static void add(
            List<AffectedEntity> affected,
            GraphContents before,
            GraphContents after,
            Set<String> known,
            Function<GraphContents, Set<String>> ids,
            BiFunction<GraphContents, String, ?> shown) {
        Set<String> earlier = ids.apply(before);
        Set<String> later = ids.apply(after);
        Stream.concat(earlier.stream(), later.stream())
                .distinct()
                .flatMap(id -> {
                    Optional<?> was = earlier.contains(id) ? Optional.of(shown.apply(before, id)) : Optional.empty();
                    Optional<?> is = later.contains(id) ? Optional.of(shown.apply(after, id)) : Optional.empty();
                    boolean isSame = was.isPresent()
                            && is.isPresent()
                            && before.content(id).equals(after.content(id));
                    return effect(was, is, isSame, known.contains(id))
                            .map(what -> new AffectedEntity(what, was, is))
                            .stream();
                })
                .sorted(Comparator.comparing(AffectedEntity::what)
                        .thenComparing(AffectedEntity::toString)) // ids come in no order
                .forEach(affected::add);
    }

    private static Optional<What> effect(Optional<?> was, Optional<?> is, boolean isSame, boolean isKnown) {
        if (was.isEmpty()) {
            return Optional.of(What.CREATED);
        }
        if (is.isEmpty()) {
            return Optional.of(What.DELETED);
        }
        if (!isSame) {
            return Optional.of(What.CHANGED);
        }
        return isKnown ? Optional.of(What.MATCHED) : Optional.empty();
    }
}
