package dev.k2g.cli.command;

import dev.k2g.failure.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code k2g completion} */
@Command(
        name = "completion",
        header = "Print a completion script for bash and zsh.",
        footer = {
            "  . <(k2g completion)                                    # this bash or zsh",
            "  k2g completion > ~/.local/share/bash-completion/completions/k2g   # every bash from now on"
        })
final class CompletionCommand extends SessionCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    ExitCode run() {
        session().console().out().print(AutoComplete.bash("k2g", spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
