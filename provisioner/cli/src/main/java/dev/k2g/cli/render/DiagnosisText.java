package dev.k2g.cli.render;

import dev.k2g.cloud.diagnosis.CheckFailure;
import dev.k2g.cloud.diagnosis.CheckResult;
import dev.k2g.cloud.diagnosis.CheckStatus;
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
                + diagnosis.checks().stream().map(this::troubles).collect(Collectors.joining())
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
                                coloured(lines.get(i + 1), column, checks.get(i).verdict()) + "\n")
                        .collect(Collectors.joining());
    }

    private static List<String> row(CheckResult check) {
        return List.of(check.endpoint(), check.check(), state(check.verdict()), check.found());
    }

    private String coloured(String line, int column, CheckStatus verdict) {
        int end = column + state(verdict).length();
        return line.substring(0, column) + coloured(line.substring(column, end), verdict) + line.substring(end);
    }

    private String coloured(String text, CheckStatus verdict) {
        return ansi.string("@|%s %s|@".formatted(colour(verdict), text));
    }

    private String troubles(CheckResult check) {
        return check.troubles().stream()
                .map(trouble -> "\n" + trouble(check, trouble))
                .collect(Collectors.joining());
    }

    private String trouble(CheckResult check, CheckFailure trouble) {
        return coloured(check.endpoint() + " " + check.check() + ":", check.verdict()) + " "
                + Printable.of(trouble.problem()) + ansi.string(" @|faint [" + trouble.code() + "]|@") + "\n  "
                + Printable.of(trouble.remedy()) + "\n";
    }

    private static String summary(Diagnosis diagnosis) {
        String counts = Stream.of(CheckStatus.values())
                .filter(verdict -> diagnosis.count(verdict) > 0)
                .map(verdict -> diagnosis.count(verdict) + " " + state(verdict))
                .collect(Collectors.joining(", "));
        return diagnosis.checks().size() + " checks of the target " + diagnosis.target() + ": " + counts + ".";
    }

    private static String state(CheckStatus verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static String colour(CheckStatus verdict) {
        return switch (verdict) {
            case OK -> "green";
            case WARNING -> "yellow";
            case FAILED -> "bold,red";
            case SKIPPED -> "faint";
        };
    }
}
