package dev.k2g.cloud.diagnosis;

import java.util.List;

/**
 * One check that was done, or left out.
 *
 * @param endpoint of which endpoint, such as {@code kafka}
 * @param check what was looked at, such as {@code name}
 * @param verdict what came of it
 * @param found what was found, in a few words
 * @param troubles what is wrong; none unless it failed or warns
 */
public record CheckResult(
        String endpoint, String check, CheckStatus verdict, String found, List<CheckFailure> troubles) {

    /** Copies the list. */
    public CheckResult {
        troubles = List.copyOf(troubles);
    }
}
