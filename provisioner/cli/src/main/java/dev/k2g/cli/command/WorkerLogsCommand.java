package dev.k2g.cli.command;

import dev.k2g.docker.worker.WorkerContainer;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.stack.start.ServerLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/** {@code k2g worker logs} */
@Command(
        name = "logs",
        header = "Show the end of its log.",
        footer = {"  k2g worker logs", "  k2g worker logs --lines 200"})
final class WorkerLogsCommand extends SessionCommand {

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many lines (default: ${DEFAULT-VALUE}).")
    private int lines = 20;

    @Override
    ExitCode run() {
        if (lines < 0) {
            throw new InvalidInputException("There cannot be " + lines + " lines.", "Give --lines 0 or more.");
        }
        WorkerContainer worker = WorkerCommand.worker(session());
        worker.required();
        session().running(session().target()); // masks its secrets
        List<String> tail = ServerLog.tail(worker.log(), lines).stream()
                .map(session().redaction()::redact)
                .toList();
        print(() -> String.join("\n", tail), () -> tail);
        return ExitCode.DONE;
    }
}
