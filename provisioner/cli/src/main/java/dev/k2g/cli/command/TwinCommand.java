package dev.k2g.cli.command;

import dev.k2g.failure.InvalidInputException;
import picocli.CommandLine.Command;

/** {@code k2g twin} */
@Command(
        name = "twin",
        header = "A rehearsal of the cloud, before the local target.",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  k2g twin start", "  k2g twin start --help"})
public final class TwinCommand implements Runnable {

    @Override
    public void run() {
        throw new InvalidInputException("twin needs a command: start.", "See k2g twin --help.");
    }
}
