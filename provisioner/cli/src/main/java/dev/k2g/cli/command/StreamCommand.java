package dev.k2g.cli.command;

import picocli.CommandLine.Command;

/** {@code k2g stream} */
@Command(
        name = "stream",
        header = "A stand-in for the retired Meetup stream.",
        subcommands = StreamServeCommand.class,
        footer = {"  k2g stream serve rsvps.ndjson", "  k2g stream serve --help"})
final class StreamCommand extends CommandGroup {

    StreamCommand() {
        super("stream needs a command: serve.");
    }
}
