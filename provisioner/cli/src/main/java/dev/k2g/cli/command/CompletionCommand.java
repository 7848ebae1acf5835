package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code k2g completion} */
@Command(
        name = "completion",
        header = "Print a completion script for bash and zsh.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  . <(k2g completion)                                    # this bash or zsh",
            "  k2g completion > ~/.local/share/bash-completion/completions/k2g   # every bash from now on"
        })
public final class CompletionCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A command of this session. */
    public CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.console().out().print(AutoComplete.bash("k2g", spec.root().commandLine()));
        return 0;
    }
}
