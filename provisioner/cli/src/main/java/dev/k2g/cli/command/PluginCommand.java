package dev.k2g.cli.command;

import dev.k2g.failure.InvalidInputException;
import picocli.CommandLine.Command;

/** {@code k2g plugin}: what there is without a subcommand. */
@Command(
        name = "plugin",
        header = "Fetch the official connector, and list what can be used here.",
        sortOptions = false,
        abbreviateSynopsis = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  k2g plugin fetch neo4j/kafka-connect-neo4j:5.5.2",
            "  k2g plugin list",
        })
public final class PluginCommand implements Runnable {

    @Override
    public void run() {
        throw new InvalidInputException("A command is missing: fetch or list.", "See k2g plugin --help.");
    }
}
