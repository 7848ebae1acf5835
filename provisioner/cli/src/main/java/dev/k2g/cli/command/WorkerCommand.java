package dev.k2g.cli.command;

import dev.k2g.failure.InvalidInputException;
import picocli.CommandLine.Command;

/** {@code k2g worker} */
@Command(
        name = "worker",
        header = "A Connect worker in a container, against the target's Kafka.",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  k2g --target cloud.yaml worker start",
            "  k2g worker start --print       what to type instead",
            "  k2g worker start --help"
        })
public final class WorkerCommand implements Runnable {

    @Override
    public void run() {
        throw new InvalidInputException(
                "worker needs a command: start, stop, status or logs.", "See k2g worker --help.");
    }
}
