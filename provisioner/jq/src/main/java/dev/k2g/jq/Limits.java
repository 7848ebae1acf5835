package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** What one message may cost: a program must not take the whole process's memory, nor run without end. */
final class Limits {

    private static final int MOST_ELEMENTS = 10_000_000;
    private static final long MOST_LETTERS = 64L * 1024 * 1024;
    private static final long LONGEST_RANGE = 100_000_000;
    private static final long MOST_STEPS = 10_000_000;

    private Limits() {}

    /** Adds the element, or refuses to. */
    static void add(ArrayNode array, JsonNode element) {
        checkElements(array.size() + 1L);
        array.add(element);
    }

    /** @throws RefusedException when an array may not have so many */
    static void checkElements(long elements) {
        if (elements > MOST_ELEMENTS) {
            throw new RefusedException("an array of more than 10 million elements would be made");
        }
    }

    /** @throws RefusedException when a text may not have so many */
    static void checkLetters(long letters) {
        if (letters > MOST_LETTERS) {
            throw new RefusedException("a text of more than 64 Mi letters would be made");
        }
    }

    /** @throws RefusedException when a range may not have so many numbers */
    static void checkRange(long numbers) {
        if (numbers > LONGEST_RANGE) {
            throw new RefusedException("a range has more than 100 million numbers");
        }
    }

    /** @throws RefusedException when a loop may not go so far */
    static void checkSteps(long steps) {
        if (steps > MOST_STEPS) {
            throw new RefusedException("a loop takes more than 10 million steps");
        }
    }
}
