package dev.k2g.cli.command;

import picocli.CommandLine.Command;

/** {@code k2g twin} */
@Command(
        name = "twin",
        header = "A rehearsal of the cloud, before the local target.",
        subcommands = TwinStartCommand.class,
        footer = {"  k2g twin start", "  k2g twin start --help"})
final class TwinCommand extends CommandGroup {

    TwinCommand() {
        super("twin needs a command: start.");
    }
}
