package dev.k2g.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A total and the parts that it must be made of, each counted on its own.
 *
 * @param what what is summed: {@code lines}
 * @param total how many there are
 * @param parts what became of them
 */
public record Sum(String what, long total, List<Part> parts) {

    /**
     * One part of a sum.
     *
     * @param what what it is: {@code blank}
     * @param count how many there are
     */
    public record Part(String what, long count) {}

    /** Copies the list. */
    public Sum {
        parts = List.copyOf(parts);
    }

    /** One of them is no plural. */
    private static String quantity(long count, String what) {
        return count + " " + (count == 1 ? what.replaceFirst("s\\b", "") : what);
    }

    static Sum of(String what, long total, Part... parts) {
        return new Sum(what, total, List.of(parts));
    }

    /** Whether nothing was lost and nothing came from nowhere. */
    @JsonProperty
    public boolean holds() {
        return total == parts.stream().mapToLong(Part::count).sum();
    }

    /** As people read it: {@code 900 lines = 898 messages + 2 blank}. */
    @Override
    public String toString() {
        String made =
                parts.stream().map(part -> quantity(part.count(), part.what())).collect(Collectors.joining(" + "));
        return quantity(total, what) + (holds() ? " = " : " ≠ ") + made;
    }
}
