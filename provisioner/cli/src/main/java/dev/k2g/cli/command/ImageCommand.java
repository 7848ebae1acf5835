package dev.k2g.cli.command;

import picocli.CommandLine.Command;

/** {@code k2g image}: what there is without a subcommand. */
@Command(
        name = "image",
        header = "Build the Connect image with the sink in it.",
        subcommands = ImageBuildCommand.class,
        footer = "  k2g image build")
final class ImageCommand extends CommandGroup {

    ImageCommand() {
        super("A command is missing: build.");
    }
}
