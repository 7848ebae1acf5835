package dev.k2g.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be done with one resource.
 *
 * @param resource which resource
 * @param operation what is to be done with it
 * @param fields the fields that differ, by name; for {@link Operation#NONE} empty, or the name of an equivalent resource
 *     that is left alone
 */
public record Change(ResourceId resource, Operation operation, List<FieldChange> fields) {

    /** Copies the list. */
    public Change {
        fields = List.copyOf(fields);
    }

    /**
     * The change that makes the live fields equal to the wanted ones: CREATE when nothing is live, UPDATE when a wanted
     * field differs, else NONE. A live field that is not wanted is left alone.
     */
    public static Change between(ResourceId resource, Map<String, String> wanted, Optional<Map<String, String>> live) {
        SortedMap<String, String> sorted = new TreeMap<>(wanted);
        Map<String, String> before = live.orElse(Map.of());
        List<FieldChange> fields = sorted.entrySet().stream()
                .filter(field -> !Objects.equals(field.getValue(), before.get(field.getKey())))
                .map(field -> new FieldChange(field.getKey(), before.get(field.getKey()), field.getValue()))
                .toList();
        if (live.isEmpty()) {
            return new Change(resource, Operation.CREATE, fields);
        }
        return new Change(resource, fields.isEmpty() ? Operation.NONE : Operation.UPDATE, fields);
    }
}
