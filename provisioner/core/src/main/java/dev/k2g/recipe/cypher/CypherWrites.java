package dev.k2g.recipe.cypher;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What Cypher statements can write into a graph, as far as their texts name it.
 *
 * @param labels the labels that they give to nodes: those of MERGE, CREATE, INSERT and SET
 * @param types the types of the relationships that they make
 * @param named all labels that they name, those that they only match among them
 * @param unknown what else they write, of which no text says what it is, as phrases such as {@code what apoc.merge.node
 *     writes}
 */
public record CypherWrites(
        SortedSet<String> labels, SortedSet<String> types, SortedSet<String> named, SortedSet<String> unknown) {

    /** What no statement writes. */
    public static final CypherWrites NOTHING =
            new CypherWrites(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

    /** Copies the sets. */
    public CypherWrites {
        labels = copy(labels);
        types = copy(types);
        named = copy(named);
        unknown = copy(unknown);
    }

    /** What this statement can write. */
    public static CypherWrites of(String cypher) {
        return WriteClauses.in(cypher);
    }

    /** What all of these statements can write together. */
    public static CypherWrites of(Collection<String> statements) {
        return statements.stream().map(CypherWrites::of).reduce(NOTHING, CypherWrites::and);
    }

    /** What these and those write. */
    public CypherWrites and(CypherWrites other) {
        return new CypherWrites(
                union(labels, other.labels),
                union(types, other.types),
                union(named, other.named),
                union(unknown, other.unknown));
    }

    private static SortedSet<String> union(SortedSet<String> some, SortedSet<String> others) {
        SortedSet<String> union = new TreeSet<>(some);
        union.addAll(others);
        return union;
    }

    private static SortedSet<String> copy(SortedSet<String> set) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(set));
    }
}
