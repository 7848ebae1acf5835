package dev.k2g.cli.command;

import dev.k2g.failure.InvalidInputException;
import picocli.CommandLine.Command;

/** {@code k2g connector}: what there is without a subcommand. */
@Command(
        name = "connector",
        header = "Pause, resume or restart a connector, or have it begin anew.",
        sortOptions = false,
        abbreviateSynopsis = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  k2g connector pause meetup-neo4j",
            "  k2g connector reset meetup-neo4j    deliver every record of its topics again",
        })
public final class ConnectorCommand implements Runnable {

    @Override
    public void run() {
        throw new InvalidInputException(
                "A command is missing: pause, resume, restart or reset.", "See k2g connector --help.");
    }
}
