package dev.k2g.cli.command;

import dev.k2g.failure.ExitCode;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code k2g explain} */
@Command(
        name = "explain",
        header = "Say what the code of a finding or an error means, and what to do.",
        footer = {"  k2g explain K2G-204      why it happens, and what to do", "  k2g explain              all codes"})
final class ExplainCommand extends SessionCommand {

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "The code, such as K2G-204 or 204.")
    private @Nullable String code;

    @Override
    ExitCode run() {
        if (code == null) {
            List<FindingCode> all = Arrays.asList(FindingCode.values());
            print(() -> list(all), () -> all.stream().map(Document::of).toList());
            return ExitCode.DONE;
        }
        String asked = code;
        FindingCode known = FindingCode.of(asked).orElseThrow(() -> unknown(asked));
        print(() -> text(known), () -> Document.of(known));
        return ExitCode.DONE;
    }

    private static InvalidInputException unknown(String asked) {
        String digits = asked.replaceFirst("(?i)k2g", "").replaceAll("\\D", "");
        String hint = digits.isEmpty() || digits.length() > 6
                ? ""
                : Arrays.stream(FindingCode.values())
                        .min(Comparator.comparingInt(code -> Math.abs(code.number() - Integer.parseInt(digits))))
                        .map(near -> "The nearest is " + near.id() + " (" + near.title() + "). ")
                        .orElse("");
        return new InvalidInputException("There is no code " + asked + ".", hint + "k2g explain lists all of them.");
    }

    /** Everything about one. */
    private static String text(FindingCode code) {
        return code.id() + severity(code) + ": " + code.title() + "\n\n  Why         " + code.cause()
                + "\n  What to do  " + code.remedy() + "\n";
    }

    /** One a line. */
    private static String list(List<FindingCode> codes) {
        return codes.stream()
                .map(code -> code.id() + "  " + code.title() + severity(code) + "\n")
                .collect(Collectors.joining());
    }

    private static String severity(FindingCode code) {
        return code.severity()
                .map(known -> " (" + known.name().toLowerCase(Locale.ROOT) + ")")
                .orElse("");
    }

    /**
     * A code, as {@code -o json} prints it.
     *
     * @param code its id
     * @param severity error, warning or note where it is a finding, or null
     * @param title what it is
     * @param cause why it happens
     * @param remedy what to do
     */
    private record Document(FindingCode code, Optional<String> severity, String title, String cause, String remedy) {

        static Document of(FindingCode code) {
            return new Document(
                    code,
                    code.severity().map(severity -> severity.name().toLowerCase(Locale.ROOT)),
                    code.title(),
                    code.cause(),
                    code.remedy());
        }
    }
}
