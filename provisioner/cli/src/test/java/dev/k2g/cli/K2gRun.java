package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.cli.session.Console;
import dev.k2g.cli.session.Interruption;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.LogManager;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What one call of k2g printed and answered. */
record K2gRun(int exitCode, String out, String err) {

    /** Where the checkout is. */
    static final Path HOME =
            Path.of(System.getProperty("k2g.home", "../..")).toAbsolutePath().normalize();

    /** No test looks for plugins on the network, or finds those of whoever runs it. */
    private static final Map<String, String> OFFLINE = Map.of(
            "K2G_PLUGIN_MIRROR",
            "http://127.0.0.1:1",
            "XDG_CACHE_HOME",
            Path.of("target", "cache").toAbsolutePath().toString());

    static K2gRun of(String... arguments) {
        return in(Map.of(), "", arguments);
    }

    static K2gRun in(Map<String, String> environment, String input, String... arguments) {
        return at(HOME, environment, input, arguments);
    }

    /** As if the checkout were there. */
    static K2gRun at(Path home, Map<String, String> environment, String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Program program =
                new Program(console(home, environment, input, out, err), new Interruption(Thread.currentThread()));
        int exitCode = program.run(arguments);
        return new K2gRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** The console of a call, neither of whose outputs is a terminal. */
    static Console console(
            Path home, Map<String, String> environment, String input, OutputStream out, OutputStream err) {
        LogManager.getLogManager().reset(); // as Main does
        Map<String, String> all = new HashMap<>(OFFLINE);
        all.putAll(environment);
        return new Console(
                all,
                Path.of("").toAbsolutePath(),
                home,
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                80);
    }

    /** What {@code -o json} printed. */
    JsonNode document() throws IOException {
        return new ObjectMapper().readTree(out);
    }
}
