package dev.k2g.sink;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Guesses which events the database will refuse, from those that it has refused: bad records mostly look alike, such as
 * all those without a time. An event of a shape that was refused more often than it was written is suspected, and tried
 * alone, so that it does not take others down with it. A wrong guess costs time and nothing else: every event is tried.
 */
final class BadRecordPredictor {

    /** Shapes remembered; events of more shapes than this have nothing in common to learn from. */
    private static final int MOST_SHAPES = 1_000;

    private final Map<Long, Tally> tallies = new HashMap<>();
    private boolean anyRefused;

    private static final class Tally {
        private long written;
        private long refused;
    }

    /** How many events, from the first on, can be tried together: one if the first is suspected. */
    int prefix(List<Event> events) {
        if (!anyRefused) {
            return events.size();
        }
        int prefix = 0;
        while (prefix < events.size() && !isSuspected(events.get(prefix))) {
            prefix++;
        }
        return Math.max(1, prefix);
    }

    /** Learns that events were written. */
    void written(List<Event> events) {
        events.forEach(event -> tally(event).written++);
    }

    /** Learns that an event was refused when it was alone. */
    void refused(Event event) {
        anyRefused = true;
        tally(event).refused++;
    }

    private boolean isSuspected(Event event) {
        Tally tally = tallies.get(shape(event.parameter()));
        return tally != null && tally.refused > tally.written;
    }

    private Tally tally(Event event) {
        if (tallies.size() >= MOST_SHAPES) {
            tallies.clear();
            anyRefused = false;
        }
        return tallies.computeIfAbsent(shape(event.parameter()), shape -> new Tally());
    }

    /** Equal for values of the same structure: the same keys with values of the same kind. */
    private static long shape(@Nullable Object value) {
        if (value == null) {
            return 1;
        }
        if (value instanceof Map<?, ?> map) {
            long sum = 2;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += mix(31L * entry.getKey().hashCode() + shape(entry.getValue()));
            }
            return mix(sum);
        }
        if (value instanceof Collection<?> list) {
            return list.isEmpty()
                    ? 3
                    : mix(4
                            + list.stream()
                                    .mapToLong(BadRecordPredictor::shape)
                                    .distinct()
                                    .sum());
        }
        if (value instanceof Number number) {
            return mix(value.getClass().hashCode() + 5L + (long) Math.signum(number.doubleValue()));
        }
        return value instanceof String text
                ? text.isBlank() ? 9 : 10
                : mix(value.getClass().getName().hashCode());
    }

    /** Spreads a number over 64 bits, so that sums of them tell their terms apart (the finalizer of SplitMix64). */
    private static long mix(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
