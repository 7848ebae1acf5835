package dev.k2g.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is to be done with one resource.
 *
 * @param resource which resource
 * @param operation what is to be done with it
 * @param fields the fields that differ, by name; for {@link Operation#NONE} empty, or the name of an equivalent resource
 *     that is left alone
 * @param notes what a reader should know besides, as sentences
 * @param obstacle why it is not carried out, if something is in the way
 * @param deletion what it deletes from the graph before, if it clears that
 */
public record Change(
        ResourceId resource,
        Operation operation,
        List<FieldChange> fields,
        List<String> notes,
        Optional<Obstacle> obstacle,
        Optional<GraphDeletion> deletion) {

    /** Copies the lists. */
    public Change {
        fields = List.copyOf(fields);
        notes = List.copyOf(notes);
    }

    /** One of which there is nothing more to say. */
    public Change(ResourceId resource, Operation operation, List<FieldChange> fields) {
        this(resource, operation, fields, List.of(), Optional.empty());
    }

    /** One that deletes nothing from the graph. */
    public Change(
            ResourceId resource,
            Operation operation,
            List<FieldChange> fields,
            List<String> notes,
            Optional<Obstacle> obstacle) {
        this(resource, operation, fields, notes, obstacle, Optional.empty());
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

    /** The same with one more note. */
    public Change withNote(String note) {
        List<String> more = Stream.concat(notes.stream(), Stream.of(note)).toList();
        return new Change(resource, operation, fields, more, obstacle, deletion);
    }

    /** The same with something in the way; the first one counts. */
    public Change withObstacle(Obstacle inTheWay) {
        return new Change(resource, operation, fields, notes, obstacle.or(() -> Optional.of(inTheWay)), deletion);
    }

    /** The same, which clears the graph of this before. */
    public Change withDeletion(GraphDeletion cleared) {
        return new Change(resource, operation, fields, notes, obstacle, Optional.of(cleared));
    }

    /** The same with something graver in the way, beside what is there. */
    public Change withFurtherObstacle(Obstacle inTheWay) {
        return new Change(
                resource,
                operation,
                fields,
                notes,
                Optional.of(obstacle.map(first -> first.and(inTheWay)).orElse(inTheWay)),
                deletion);
    }

    /** Whether it does something. */
    public boolean isPending() {
        return operation != Operation.NONE;
    }
}
