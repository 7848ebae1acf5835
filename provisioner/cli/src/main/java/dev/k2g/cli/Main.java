package dev.k2g.cli;

import dev.k2g.cli.session.Console;
import dev.k2g.cli.session.Interruption;

import java.util.logging.LogManager;

/** Runs one command and ends the process with its exit code. */
public final class Main {

    private Main() {}

    /** The program. */
    public static void main(String[] arguments) {
        LogManager.getLogManager().reset(); // standard error is k2g's own; libraries log there by default
        Console console = Console.ofThisProcess();
        Interruption interruption = new Interruption(Thread.currentThread(), console::beginLineAnew);
        interruption.listen();
        int exitCode = new Program(console, interruption).run(arguments);
        interruption.finished();
        System.exit(exitCode);
    }
}
