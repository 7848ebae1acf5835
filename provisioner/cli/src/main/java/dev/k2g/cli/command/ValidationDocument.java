package dev.k2g.cli.command;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.Severity;
import dev.k2g.validate.ValidationReport;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What {@code k2g validate} found, as {@code -o json} prints it.
 *
 * @param findings everything, by file and place
 * @param errors how many of them are errors
 * @param warnings how many are warnings
 * @param notes how many are notes
 */
record ValidationDocument(List<Found> findings, long errors, long warnings, long notes) {

    /**
     * A finding.
     *
     * @param code its code; {@code k2g explain} says more
     * @param severity error, warning or note
     * @param file where it is, from the working directory if that is above it
     * @param line the line, from 1, or null
     * @param column the column, from 1, or null
     * @param problem what was found
     * @param remedy what to do
     */
    record Found(
            FindingCode code,
            String severity,
            String file,
            OptionalInt line,
            OptionalInt column,
            String problem,
            String remedy) {}

    static ValidationDocument of(ValidationReport report) {
        return new ValidationDocument(
                report.findings().stream()
                        .map(finding -> new Found(
                                finding.code(),
                                finding.severity().name().toLowerCase(Locale.ROOT),
                                finding.location().file().toString(),
                                finding.location().line(),
                                finding.location().column(),
                                finding.problem(),
                                finding.remedy()))
                        .toList(),
                report.count(Severity.ERROR),
                report.count(Severity.WARNING),
                report.count(Severity.NOTE));
    }
}
