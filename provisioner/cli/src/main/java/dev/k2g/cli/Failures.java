package dev.k2g.cli;

import dev.k2g.cli.session.Json;
import dev.k2g.cli.session.OutputFormat;
import dev.k2g.cli.session.Session;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.ParserMessage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The one place that turns what was thrown into a message and an exit code. */
final class Failures {

    /** As editors and CI find places in a list of problems. */
    private static final Pattern PLACE = Pattern.compile("\\S.*?:\\d+(:\\d+)?: .+|… and .*");

    private final Session session;

    Failures(Session session) {
        this.session = session;
    }

    /** Tells the user what went wrong, and answers the exit code. */
    int report(Throwable thrown, List<String> arguments) {
        ErrorMessage problem = redacted(explain(thrown));
        if (wantsJson(arguments)) {
            session.console().out().println(new Json().text(Map.of("error", problem)));
        }
        Help.Ansi ansi = Help.Ansi.valueOf(session.console().colourOnErr());
        boolean isText = problem.problem().contains("\n");
        boolean isList = isText
                && problem.problem()
                        .lines()
                        .allMatch(line -> PLACE.matcher(line).matches());
        session.progressLine().clear();
        session.console()
                .err()
                .println((isList || !isText ? ansi.string("@|bold,red k2g:|@ ") : "")
                        + (isList ? "Not as it should be:\n" : "")
                        + problem.problem()
                        + " " + ansi.string("@|faint [" + problem.code() + "]|@"));
        if (problem.remedy() != null) {
            session.console().err().println("  " + problem.remedy());
        }
        if (session.options().debug() || session.console().variable("K2G_DEBUG").isPresent()) {
            session.console().err().print(session.redaction().redact(StackTraces.text(thrown)));
        }
        return problem.exitCode();
    }

    private ErrorMessage explain(Throwable thrown) {
        if (thrown instanceof CancelledException || session.interruption().happened()) {
            String what = thrown instanceof CancelledException ? Objects.toString(thrown.getMessage()) : "Interrupted.";
            return new ErrorMessage(FindingCode.INTERRUPTED, what, null, ExitCode.INTERRUPTED);
        }
        if (thrown instanceof K2gException failure) {
            String remedy = failure.remedy();
            return new ErrorMessage(
                    failure.code(),
                    Objects.toString(failure.getMessage()),
                    remedy == null ? null : session.commands().in(remedy),
                    failure.exitCode());
        }
        if (thrown instanceof ParameterException usage) {
            return new ErrorMessage(FindingCode.USAGE, sentence(usage), adviceFor(usage), ExitCode.INVALID);
        }
        if (thrown instanceof UncheckedIOException e && e.getCause() != null) {
            return explain(e.getCause());
        }
        if (thrown instanceof FileSystemException e) {
            return new ErrorMessage(
                    FindingCode.FILE_FAILED,
                    describe(e),
                    "Check that the disk has room, and that the file may be used.",
                    ExitCode.FAILED);
        }
        return unexpected(thrown);
    }

    private ErrorMessage unexpected(Throwable thrown) {
        String what =
                "Unexpected: " + thrown + (Objects.toString(thrown.getMessage()).endsWith(".") ? "" : ".");
        try {
            return new ErrorMessage(
                    FindingCode.UNEXPECTED,
                    what.lines().findFirst().orElse(what),
                    "This should not happen. Where it came from is in " + new StackTraces(session).write(thrown)
                            + "; --debug shows it here.",
                    ExitCode.FAILED);
        } catch (IOException e) {
            return new ErrorMessage(
                    FindingCode.UNEXPECTED,
                    what,
                    "This should not happen. --debug shows where it came from.",
                    ExitCode.FAILED);
        }
    }

    private ErrorMessage redacted(ErrorMessage problem) {
        String remedy = problem.remedy();
        return new ErrorMessage(
                problem.code(),
                session.redaction().redact(ParserMessage.readable(problem.problem())),
                remedy == null ? null : session.redaction().redact(remedy),
                problem.exitCode());
    }

    private static String sentence(ParameterException usage) {
        boolean atRoot = usage.getCommandLine().getParent() == null;
        if (atRoot && usage instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "There is no command " + unmatched.getUnmatched().get(0) + ".";
        }
        if (usage instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return usage.getCommandLine().getCommandSpec().qualifiedName() + " does not take "
                    + String.join(" ", unmatched.getUnmatched()) + ".";
        }
        String message = Objects.toString(usage.getMessage()).replaceFirst("^Error: ", "");
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }

    private static String adviceFor(ParameterException usage) {
        String help = usage.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        if (usage instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return "Did you mean " + unmatched.getSuggestions().get(0) + "? See " + help + ".";
        }
        return "See " + help + ".";
    }

    private static String describe(FileSystemException e) {
        String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
        return e.getFile() == null ? reason + "." : e.getFile() + ": " + reason + ".";
    }

    /** By the arguments themselves, as they may not have been parsed that far. */
    private boolean wantsJson(List<String> arguments) {
        if (session.options().output() == OutputFormat.json) {
            return true;
        }
        String line = " " + String.join(" ", arguments) + " ";
        return line.matches("(?s).* (-o[ =]?|--output[ =])json .*");
    }

    /**
     * A failure as its user reads it.
     *
     * @param code which failure it is; {@code docs/codes.md} lists them
     * @param problem what was wrong, and where
     * @param remedy what to do, or null when the problem says it
     * @param exitCode the process's exit code
     */
    private record ErrorMessage(
            FindingCode code, String problem, @Nullable String remedy, int exitCode) {

        ErrorMessage(FindingCode code, String problem, @Nullable String remedy, ExitCode exitCode) {
            this(code, problem, remedy, exitCode.number());
        }
    }
}
