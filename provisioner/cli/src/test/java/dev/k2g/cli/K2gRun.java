package dev.k2g.cli;

import dev.k2g.cli.session.Console;
import dev.k2g.cli.session.Interruption;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.LogManager;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What one call of k2g printed and answered. */
record K2gRun(int exitCode, String out, String err) {

    /** Where the checkout is. */
    static final Path HOME =
            Path.of(System.getProperty("k2g.home", "../..")).toAbsolutePath().normalize();

    static K2gRun of(String... arguments) {
        return in(Map.of(), "", arguments);
    }

    static K2gRun in(Map<String, String> environment, String input, String... arguments) {
        LogManager.getLogManager().reset(); // as Main does
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                environment,
                Path.of("").toAbsolutePath(),
                HOME,
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                80);
        int exitCode = new Program(console, new Interruption(Thread.currentThread())).run(arguments);
        return new K2gRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
