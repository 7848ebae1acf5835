package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.Severity;

import java.nio.file.Path;

/**
 * Something that a check found.
 *
 * @param code what it is
 * @param severity how much it matters
 * @param location where
 * @param problem what was found there, as a sentence
 * @param remedy what to do, as a sentence
 */
public record Finding(FindingCode code, Severity severity, SourceLocation location, String problem, String remedy) {

    /** A finding of the code's own severity and remedy. */
    public static Finding of(FindingCode code, SourceLocation location, String problem) {
        return of(code, location, problem, code.remedy());
    }

    /**
     * A finding of the code's own severity.
     *
     * @throws IllegalArgumentException when this code is none of a finding
     */
    public static Finding of(FindingCode code, SourceLocation location, String problem, String remedy) {
        Severity severity =
                code.severity().orElseThrow(() -> new IllegalArgumentException(code + " is no code of a finding"));
        return new Finding(code, severity, location, problem, remedy);
    }

    /** The same finding as an error. */
    public Finding asError() {
        return new Finding(code, Severity.ERROR, location, problem, remedy);
    }

    /** The same finding, its file named otherwise. */
    public Finding in(Path file) {
        return new Finding(code, severity, location.withFile(file), problem, remedy);
    }

    @Override
    public String toString() {
        return location + ": " + problem + " " + remedy;
    }
}
