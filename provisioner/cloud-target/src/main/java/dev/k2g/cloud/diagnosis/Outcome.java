package dev.k2g.cloud.diagnosis;

import java.util.List;

/**
 * What one check found.
 *
 * @param verdict what came of it
 * @param found what was found, in a few words
 * @param troubles what is wrong
 */
record Outcome(Verdict verdict, String found, List<Trouble> troubles) {

    Outcome {
        troubles = List.copyOf(troubles);
    }

    static Outcome ok(String found) {
        return new Outcome(Verdict.OK, found, List.of());
    }

    static Outcome warning(String found, Trouble trouble) {
        return new Outcome(Verdict.WARNING, found, List.of(trouble));
    }

    static Outcome failed(String found, Trouble trouble) {
        return new Outcome(Verdict.FAILED, found, List.of(trouble));
    }

    /** @param what what cannot be found out, and why */
    static Outcome unchecked(String what) {
        return new Outcome(Verdict.SKIPPED, "not checked: " + what, List.of());
    }

    static Outcome skipped() {
        return new Outcome(Verdict.SKIPPED, "", List.of());
    }
}
