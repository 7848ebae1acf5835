package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import dev.k2g.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** A command that does something. What stands in its annotation here holds for all of them. */
@Command(sortOptions = false, abbreviateSynopsis = true, footerHeading = "%nExamples:%n")
abstract class SessionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Does it. */
    abstract ExitCode run() throws IOException;

    @Override
    public final Integer call() throws IOException {
        return run().number();
    }

    /** The session that it is called in: that of the root of all commands. */
    final Session session() {
        return ((K2gCommand) spec.root().userObject()).session();
    }

    /** Prints its result: as text for people, or as a JSON document. */
    final void print(Supplier<String> text, Supplier<?> document) {
        session().print(text, document);
    }
}
