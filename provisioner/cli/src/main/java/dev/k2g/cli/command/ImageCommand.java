package dev.k2g.cli.command;

import dev.k2g.failure.InvalidInputException;
import picocli.CommandLine.Command;

/** {@code k2g image}: what there is without a subcommand. */
@Command(
        name = "image",
        header = "Build the Connect image with the sink in it.",
        sortOptions = false,
        abbreviateSynopsis = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = "  k2g image build")
public final class ImageCommand implements Runnable {

    @Override
    public void run() {
        throw new InvalidInputException("A command is missing: build.", "See k2g image --help.");
    }
}
