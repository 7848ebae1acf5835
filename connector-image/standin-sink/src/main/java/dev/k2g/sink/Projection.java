package dev.k2g.sink;

import dev.k2g.sink.config.Bindings;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the parts of a record come to the names that the Cypher knows them by.
 *
 * @param parts name to part of the record, in the order in which they are projected
 * @param bare whether a record is sent as its value alone, which then is all that the names stand for
 */
record Projection(Map<String, String> parts, boolean bare) {

    private static final Set<String> VALUE_ALONE = Set.of("value");

    /** The connector's own: a record is sent as a map of all its parts, whether the Cypher mentions them or not. */
    static Projection exact(Bindings bindings) {
        return new Projection(bindings.projection(), false);
    }

    /**
     * One with the same outcome that sends no more than this Cypher can see: a fifth less work for the database where
     * that is the value alone.
     */
    static Projection lean(Bindings bindings, String cypher) {
        Map<String, String> seen = new LinkedHashMap<>(bindings.projection());
        seen.keySet().removeIf(name -> !cypher.contains(name));
        // a name may hide behind an escape, the Cypher may know the whole record as $e, and a projection is never of
        // nothing
        if (cypher.contains("\\u") || cypher.contains("$") || seen.isEmpty()) {
            return exact(bindings);
        }
        return new Projection(seen, Set.copyOf(seen.values()).equals(VALUE_ALONE));
    }

    /** What follows {@code WITH}, where a record is named {@code e}. */
    String text() {
        return text("e");
    }

    /** What follows {@code WITH}, where a record is known by this name. */
    String text(String record) {
        return parts.entrySet().stream()
                .map(part -> (bare ? record : record + "." + part.getValue()) + " AS `"
                        + part.getKey().replace("`", "``") + "`")
                .collect(Collectors.joining(", "));
    }

    /** What is sent of a record with these parts. */
    @Nullable
    Object parameter(Map<String, @Nullable Object> record) {
        if (bare) {
            return record.get("value");
        }
        Collection<String> sent = parts.values();
        record.keySet().retainAll(sent);
        return record;
    }
}
