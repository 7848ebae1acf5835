package dev.k2g.cli.command;

import dev.k2g.failure.InvalidInputException;
import picocli.CommandLine.Command;

/** {@code k2g stream} */
@Command(
        name = "stream",
        header = "A stand-in for the retired Meetup stream.",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  k2g stream serve rsvps.ndjson", "  k2g stream serve --help"})
public final class StreamCommand implements Runnable {

    @Override
    public void run() {
        throw new InvalidInputException("stream needs a command: serve.", "See k2g stream --help.");
    }
}
