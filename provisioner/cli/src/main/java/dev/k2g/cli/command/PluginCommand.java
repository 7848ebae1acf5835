package dev.k2g.cli.command;

import picocli.CommandLine.Command;

/** {@code k2g plugin}: what there is without a subcommand. */
@Command(
        name = "plugin",
        header = "Fetch the official connector, and list what can be used here.",
        subcommands = {PluginFetchCommand.class, PluginListCommand.class},
        footer = {
            "  k2g plugin fetch neo4j/kafka-connect-neo4j:5.5.2",
            "  k2g plugin list",
        })
final class PluginCommand extends CommandGroup {

    PluginCommand() {
        super("A command is missing: fetch or list.");
    }
}
