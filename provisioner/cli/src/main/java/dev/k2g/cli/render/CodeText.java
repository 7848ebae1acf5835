package dev.k2g.cli.render;

import dev.k2g.failure.FindingCode;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Codes for people. */
public final class CodeText {

    private CodeText() {}

    /** Everything about one. */
    public static String of(FindingCode code) {
        return code.id() + severity(code) + ": " + code.title() + "\n\n  Why         " + code.cause()
                + "\n  What to do  " + code.remedy() + "\n";
    }

    /** One a line. */
    public static String list(List<FindingCode> codes) {
        return codes.stream()
                .map(code -> code.id() + "  " + code.title() + severity(code) + "\n")
                .collect(Collectors.joining());
    }

    private static String severity(FindingCode code) {
        return code.severity()
                .map(known -> " (" + known.name().toLowerCase(Locale.ROOT) + ")")
                .orElse("");
    }
}
