package dev.k2g.cli;

import dev.k2g.cli.session.Console;
import dev.k2g.cli.session.Interruption;

/** Runs one command and ends the process with its exit code. */
public final class Main {

    private Main() {}

    /** The program. */
    public static void main(String[] arguments) {
        Interruption interruption = new Interruption(Thread.currentThread());
        interruption.listen();
        int exitCode = new Program(Console.ofThisProcess(), interruption).run(arguments);
        interruption.finished();
        System.exit(exitCode);
    }
}
