package dev.k2g.cloud.diagnosis;

import dev.k2g.failure.ExitCode;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;

import java.util.Objects;
import java.util.Optional;

/**
 * What a check found to be wrong.
 *
 * @param code which of the known failures it is
 * @param problem what is wrong and what that means, in sentences
 * @param remedy what to do, in sentences
 * @param isRetriable whether another try may find it gone
 */
public record CheckFailure(FindingCode code, String problem, String remedy, boolean isRetriable) {

    /** Something that will not mend itself. */
    static CheckFailure permanent(FindingCode code, String problem, String remedy) {
        return new CheckFailure(code, problem, remedy, false);
    }

    /** Something that another try may find gone. */
    static CheckFailure retriable(FindingCode code, String problem, String remedy) {
        return new CheckFailure(code, problem, remedy, true);
    }

    /** What a client says. The status, which a wait in vain advises to look at, is what asks here. */
    static CheckFailure of(K2gException failure) {
        if (failure.code() == FindingCode.TIMED_OUT) {
            return retriable(
                    FindingCode.TIMED_OUT,
                    Objects.toString(failure.getMessage()),
                    "Try again later: what answers there is in trouble itself, or a proxy in between is.");
        }
        return new CheckFailure(
                failure.code(),
                Objects.toString(failure.getMessage()),
                Optional.ofNullable(failure.remedy()).orElse(failure.code().remedy()),
                failure.exitCode() == ExitCode.UNREACHABLE);
    }

    /** The same with something more to do. */
    CheckFailure also(String sentence) {
        return sentence.isEmpty() ? this : new CheckFailure(code, problem, remedy + " " + sentence, isRetriable);
    }
}
