package dev.k2g.cli.command;

import dev.k2g.cli.render.CodeText;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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
            session()
                    .print(
                            () -> CodeText.list(all),
                            () -> all.stream().map(CodeDocument::of).toList());
            return ExitCode.DONE;
        }
        String asked = code;
        FindingCode known = FindingCode.of(asked).orElseThrow(() -> unknown(asked));
        session().print(() -> CodeText.of(known), () -> CodeDocument.of(known));
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
}
