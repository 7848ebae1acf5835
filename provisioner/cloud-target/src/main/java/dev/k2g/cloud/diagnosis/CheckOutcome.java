package dev.k2g.cloud.diagnosis;

import java.util.List;

/**
 * What one check found.
 *
 * @param verdict what came of it
 * @param found what was found, in a few words
 * @param troubles what is wrong
 */
record CheckOutcome(CheckStatus verdict, String found, List<CheckFailure> troubles) {

    CheckOutcome {
        troubles = List.copyOf(troubles);
    }

    static CheckOutcome ok(String found) {
        return new CheckOutcome(CheckStatus.OK, found, List.of());
    }

    static CheckOutcome warning(String found, CheckFailure trouble) {
        return new CheckOutcome(CheckStatus.WARNING, found, List.of(trouble));
    }

    static CheckOutcome failed(String found, CheckFailure trouble) {
        return new CheckOutcome(CheckStatus.FAILED, found, List.of(trouble));
    }

    /** @param what what cannot be found out, and why */
    static CheckOutcome unchecked(String what) {
        return new CheckOutcome(CheckStatus.SKIPPED, "not checked: " + what, List.of());
    }

    static CheckOutcome skipped() {
        return new CheckOutcome(CheckStatus.SKIPPED, "", List.of());
    }
}
