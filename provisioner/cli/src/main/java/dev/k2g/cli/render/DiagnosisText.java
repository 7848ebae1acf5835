package dev.k2g.cli.render;

import dev.k2g.cloud.diagnosis.CheckFailure;
import dev.k2g.cloud.diagnosis.CheckResult;
import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.cloud.diagnosis.Diagnosis;
import picocli.CommandLine.Help.Ansi;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is well with a target and what is not: a table, and below it what to do. */
public final class DiagnosisText {

    private static final List<String> HEADER = List.of("ENDPOINT", "CHECK", "STATE", "FOUND");
    private static final int STATE = 2;

    private final Ansi ansi;

    /** @param coloured whether to colour it */
    public DiagnosisText(boolean coloured) {
        this.ansi = Ansi.valueOf(coloured);
    }

    /** The table, each problem with its remedy, and a line that counts. */
    public String of(Diagnosis diagnosis) {
        return table(diagnosis.checks())
                + diagnosis.checks().stream().map(this::failures).collect(Collectors.joining())
                + "\n" + summary(diagnosis) + "\n";
    }

    private String table(List<CheckResult> checks) {
        List<String> lines = Columns.of(
                        HEADER, checks.stream().map(DiagnosisText::row).toList())
                .lines()
                .toList();
        int column = lines.get(0).indexOf(HEADER.get(STATE));
        return lines.get(0) + "\n"
                + IntStream.range(0, checks.size())
                        .mapToObj(i ->
                                coloured(lines.get(i + 1), column, checks.get(i).status()) + "\n")
                        .collect(Collectors.joining());
    }

    private static List<String> row(CheckResult check) {
        return List.of(check.endpoint(), check.check(), state(check.status()), check.found());
    }

    private String coloured(String line, int column, Status status) {
        int end = column + state(status).length();
        return line.substring(0, column) + coloured(line.substring(column, end), status) + line.substring(end);
    }

    private String coloured(String text, Status status) {
        return ansi.string("@|%s %s|@".formatted(colour(status), text));
    }

    private String failures(CheckResult check) {
        return check.failures().stream()
                .map(failure -> "\n" + failure(check, failure))
                .collect(Collectors.joining());
    }

    private String failure(CheckResult check, CheckFailure failure) {
        return coloured(check.endpoint() + " " + check.check() + ":", check.status()) + " "
                + Printable.of(failure.problem()) + ansi.string(" @|faint [" + failure.code() + "]|@") + "\n  "
                + Printable.of(failure.remedy()) + "\n";
    }

    private static String summary(Diagnosis diagnosis) {
        String counts = Stream.of(Status.values())
                .filter(status -> diagnosis.count(status) > 0)
                .map(status -> diagnosis.count(status) + " " + state(status))
                .collect(Collectors.joining(", "));
        return Quantity.of(diagnosis.checks().size(), "check") + " of the target " + diagnosis.target() + ": " + counts
                + ".";
    }

    private static String state(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String colour(Status status) {
        return switch (status) {
            case OK -> "green";
            case WARNING -> "yellow";
            case FAILED -> "bold,red";
            case SKIPPED -> "faint";
        };
    }
}
