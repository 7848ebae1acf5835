package dev.k2g.failure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page that lists every code, {@code docs/codes.md}. */
final class CodesPage {

    private static final Map<Integer, String> FAMILIES = new TreeMap<>(Map.of(
            1, "The recipe",
            2, "Cypher",
            3, "Topics and records",
            4, "Connectors and the worker",
            5, "The graph",
            6, "Addresses, TLS and credentials",
            7, "Plans, state and locks",
            8, "Verification",
            9, "k2g itself"));

    private CodesPage() {}

    /** The page, in Markdown. */
    static String text() {
        return """
                # Codes

                Every finding of `k2g validate`, and every error of k2g, has a code. `k2g explain K2G-204` says one on the
                command line. A code with a severity is a finding: an error makes the recipe invalid (exit code 2), a warning
                or a note does not.

                """
                + FAMILIES.entrySet().stream()
                        .map(family -> section(family.getKey(), family.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String section(int hundreds, String title) {
        String rows = Arrays.stream(FindingCode.values())
                .filter(code -> code.id().startsWith("K2G-" + hundreds))
                .map(CodesPage::row)
                .collect(Collectors.joining());
        return "## " + title + "\n\n| code | severity | what | why | what to do |\n| --- | --- | --- | --- | --- |\n"
                + rows;
    }

    private static String row(FindingCode code) {
        String severity = code.severity()
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .orElse("");
        return "| " + code.id() + " | " + severity + " | " + code.title() + " | " + code.cause() + " | " + code.remedy()
                + " |\n";
    }
}
