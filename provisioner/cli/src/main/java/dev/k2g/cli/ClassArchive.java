package dev.k2g.cli;

import dev.k2g.cli.session.Console;
import dev.k2g.cli.session.Interruption;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** Uses what commands use, without a server, so that the launcher's class-data archive holds those classes. */
final class ClassArchive {

    private ClassArchive() {}

    /** Run by the launcher after a build, with {@code -XX:ArchiveClassesAtExit}. */
    public static void main(String[] arguments) {
        Console quiet = new Console(
                Map.of(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("k2g.home", "")),
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(OutputStream.nullOutputStream()),
                true,
                true);
        run(quiet, "--help");
        run(quiet, "--version");
        run(quiet, "completion");
        run(quiet, "no-such-command", "-o", "json");
    }

    private static void run(Console console, String... arguments) {
        new Program(console, new Interruption(Thread.currentThread())).run(arguments);
    }
}
