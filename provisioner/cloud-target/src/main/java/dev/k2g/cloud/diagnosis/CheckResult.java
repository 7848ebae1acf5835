package dev.k2g.cloud.diagnosis;

import java.util.List;

/**
 * One check that was done, or left out.
 *
 * @param endpoint of which endpoint, such as {@code kafka}
 * @param check what was looked at, such as {@code name}
 * @param status what came of it
 * @param found what was found, in a few words
 * @param failures what is wrong; none unless it failed or warns
 */
public record CheckResult(String endpoint, String check, Status status, String found, List<CheckFailure> failures) {

    /** What came of a check. */
    public enum Status {
        /** All is well. */
        OK,
        /** It works, and may not for long. */
        WARNING,
        /** It does not work. */
        FAILED,
        /** Not done, since an earlier check of the same endpoint failed, or since it cannot be found out with these keys. */
        SKIPPED
    }

    /** Copies the list. */
    public CheckResult {
        failures = List.copyOf(failures);
    }

    /** What a check found; its {@link CheckSequence} knows what it looked at. */
    static CheckResult of(Status status, String found, List<CheckFailure> failures) {
        return new CheckResult("", "", status, found, failures);
    }

    static CheckResult ok(String found) {
        return of(Status.OK, found, List.of());
    }

    static CheckResult warning(String found, CheckFailure failure) {
        return of(Status.WARNING, found, List.of(failure));
    }

    static CheckResult failed(String found, CheckFailure failure) {
        return of(Status.FAILED, found, List.of(failure));
    }

    /** @param what what cannot be found out, and why */
    static CheckResult unchecked(String what) {
        return of(Status.SKIPPED, "not checked: " + what, List.of());
    }

    static CheckResult skipped() {
        return of(Status.SKIPPED, "", List.of());
    }

    CheckResult of(String endpoint, String check) {
        return new CheckResult(endpoint, check, status, found, failures);
    }
}
