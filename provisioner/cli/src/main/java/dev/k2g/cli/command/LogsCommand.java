package dev.k2g.cli.command;

import dev.k2g.cli.session.OutputFormat;
import dev.k2g.deadline.Deadline;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.stack.Target;
import dev.k2g.stack.start.ServerLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code k2g logs} */
@Command(
        name = "logs",
        header = "Show the end of the servers' logs.",
        footer = {
            "  k2g logs                       the last lines of each server",
            "  k2g logs connect --lines 200   more of one",
            "  k2g logs connect --follow      and what comes, until Ctrl-C"
        })
final class LogsCommand extends SessionCommand {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** As the targets name them. */
    private enum Server {
        kafka,
        connect,
        neo4j
    }

    @Parameters(arity = "0..1", paramLabel = "SERVER", description = "One of ${COMPLETION-CANDIDATES} (default: all).")
    private @Nullable Server server;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many lines of each log (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on.")
    private boolean follow;

    @Override
    ExitCode run() {
        if (lines < 0) {
            throw new InvalidInputException("There cannot be " + lines + " lines.", "Give --lines 0 or more.");
        }
        session().selection().targetFile().ifPresent(file -> {
            throw new InvalidInputException(
                    "The servers of the target " + file.endpoints().target() + " run elsewhere, and so do their logs.",
                    "Look where they run; k2g worker logs shows those of a worker that k2g worker start has started.");
        });
        Map<String, ServerLog> logs = logs();
        if (logs.isEmpty()) {
            throw new InvalidInputException(
                    "There is no log yet below " + session().selection().stateDirectory() + ".",
                    "Start the servers with k2g up.");
        }
        if (follow && session().options().output() == OutputFormat.json) {
            throw new InvalidInputException(
                    "--follow has no end, and -o json prints one document.", "Leave out one of them.");
        }
        Map<String, List<String>> tails = new LinkedHashMap<>();
        logs.forEach((name, log) -> tails.put(name, redacted(log.tail(lines))));
        print(() -> text(tails), () -> tails);
        return follow ? follow(logs) : ExitCode.DONE;
    }

    private Map<String, ServerLog> logs() {
        Target target = session().target();
        session().running(target);
        Map<String, ServerLog> logs = new LinkedHashMap<>();
        target.logs().forEach((name, file) -> {
            if ((server == null || server.name().equals(name)) && Files.isRegularFile(file)) {
                logs.put(name, new ServerLog(file));
            }
        });
        return logs;
    }

    private ExitCode follow(Map<String, ServerLog> logs) {
        Target target = session().target();
        try {
            while (true) {
                // where logs are not files, each call brings the files up to date, and is not for free
                target.logs();
                Deadline aMoment = Deadline.in(BETWEEN_LOOKS);
                while (!aMoment.hasPassed()) {
                    aMoment.isMet(() -> printNew(logs));
                }
            }
        } catch (CancelledException e) {
            return e.exitCode();
        }
    }

    private boolean printNew(Map<String, ServerLog> logs) {
        Map<String, List<String>> written = new LinkedHashMap<>();
        logs.forEach((name, log) -> written.put(name, redacted(log.more())));
        String text = text(written);
        session().console().out().print(text);
        return !text.isEmpty();
    }

    private List<String> redacted(List<String> lines) {
        return lines.stream().map(session().redaction()::redact).toList();
    }

    /** The lines, each with its server's name in front unless only one server is asked for. */
    private String text(Map<String, List<String>> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach((name, written) -> {
            String prefix = server == null ? "%-7s | ".formatted(name) : "";
            written.forEach(line -> text.append(prefix + line + "\n"));
        });
        return text.toString();
    }
}
