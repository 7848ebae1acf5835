package dev.k2g.cli.render;

import dev.k2g.failure.Severity;
import dev.k2g.validate.Finding;
import dev.k2g.validate.ValidationReport;
import picocli.CommandLine.Help.Ansi;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings for people, in the form that editors and CI find places in. */
public final class FindingsText {

    private final Ansi ansi;

    /** @param coloured whether to colour it */
    public FindingsText(boolean coloured) {
        this.ansi = Ansi.valueOf(coloured);
    }

    /** Each finding with its remedy below, then how many there are. */
    public String of(ValidationReport report) {
        return report.findings().stream().map(this::of).collect(Collectors.joining()) + summary(report) + "\n";
    }

    private String of(Finding finding) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        return finding.location() + ": "
                + ansi.string("@|%s %s %s|@".formatted(colour(finding.severity()), severity, finding.code()))
                + ": " + Printable.of(finding.problem()) + "\n  " + Printable.of(finding.remedy()) + "\n";
    }

    private static String summary(ValidationReport report) {
        String counts = Stream.of(Severity.values())
                .filter(severity -> report.count(severity) > 0)
                .map(severity ->
                        Quantity.of(report.count(severity), severity.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "Nothing found." : "Found " + counts + ".";
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case ERROR -> "bold,red";
            case WARNING -> "yellow";
            case NOTE -> "cyan";
        };
    }
}
