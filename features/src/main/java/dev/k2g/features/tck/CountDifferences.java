package dev.k2g.features.tck;

import dev.k2g.failure.InvalidInputException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says which of several named counts are not as they should be. */
public final class CountDifferences {

    private CountDifferences() {}

    /**
     * What is different.
     *
     * @param expected by name; what is not listed should be zero. A value is null where a cell is empty
     * @param found by name; what is not listed is zero
     * @return such as {@code sent is 3 instead of 4}, one after the other; empty when there is no difference
     * @throws InvalidInputException when an expected count is missing
     */
    public static Optional<String> between(Map<String, ? extends @Nullable Long> expected, Map<String, Long> found) {
        List<String> differences = new ArrayList<>();
        expected.forEach((name, count) -> {
            if (count == null) {
                throw new InvalidInputException(
                        "There is no number for " + name + ".", "Write one, 0 among them, or leave it out.");
            }
            long there = found.getOrDefault(name, 0L);
            if (there != count) {
                differences.add(name + " is " + there + " instead of " + count);
            }
        });
        found.forEach((name, count) -> {
            if (count != 0 && !expected.containsKey(name)) {
                differences.add(name + " is " + count + " instead of 0, as it is not listed");
            }
        });
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences) + ".");
    }

    /**
     * Refuses names that nothing has.
     *
     * @param what what they are names of, such as {@code sum}
     * @throws InvalidInputException naming one that is not known, and all that are
     */
    public static void requireKnown(String what, Collection<String> asked, Collection<String> known) {
        asked.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new InvalidInputException(
                    "There is no " + what + " " + name + ".", "Write one of " + String.join(", ", known) + ".");
        });
    }
}
