package dev.k2g.cli.command;

import dev.k2g.failure.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that has commands, and does nothing itself. */
@Command(
        sortOptions = false,
        abbreviateSynopsis = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n")
abstract class CommandGroup implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final String problem;

    /** @param problem what to say to who names none of its commands */
    CommandGroup(String problem) {
        this.problem = problem;
    }

    @Override
    public final void run() {
        throw new InvalidInputException(problem, "See " + spec.qualifiedName() + " --help.");
    }
}
