package dev.k2g.validate;

import dev.k2g.failure.K2gException;
import dev.k2g.failure.Severity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a validation found.
 *
 * @param findings everything, by file and place
 * @param failure why a server could not be asked, when that was tried in vain
 */
public record ValidationReport(List<Finding> findings, Optional<K2gException> failure) {

    /** Puts the findings in order. */
    public ValidationReport {
        findings = findings.stream()
                .sorted(Comparator.comparing(
                                (Finding finding) -> finding.location().file())
                        .thenComparing(finding -> finding.location().line().orElse(0))
                        .thenComparing(finding -> finding.location().column().orElse(0))
                        .thenComparing(Finding::code)
                        .thenComparing(Finding::problem))
                .distinct()
                .toList();
    }

    /** How many findings there are of this severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** The same report with each warning as an error. */
    public ValidationReport strict() {
        return new ValidationReport(
                findings.stream()
                        .map(finding -> finding.severity() == Severity.WARNING ? finding.asError() : finding)
                        .toList(),
                failure);
    }
}
