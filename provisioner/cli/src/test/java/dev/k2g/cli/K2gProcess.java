package dev.k2g.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** k2g as a process of its own, for what only signals can tell. */
final class K2gProcess {

    /** The exit code of a JVM that was asked to terminate. */
    static final int TERMINATED = 128 + 15;

    private K2gProcess() {}

    /** Starts it, with its standard error, which it takes for a terminal, in a file. */
    static Process start(RecipeCopy recipe, Path err, String... arguments) throws IOException {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // as for the tests' own JVM
                "-XX:+UseSerialGC",
                "-Dk2g.terminal=err",
                "dev.k2g.cli.Main");
        ProcessBuilder k2g = new ProcessBuilder(
                Stream.concat(java.stream(), Stream.of(arguments)).toList());
        k2g.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        k2g.environment().put("K2G_SINK", "standin");
        k2g.environment().put("K2G_RECIPE", recipe.folder().toString());
        return k2g.redirectError(err.toFile()).start();
    }

    /** Like Ctrl-C; a SIGINT itself would be ignored where the tests run in the background. */
    static void terminate(Process k2g) {
        k2g.toHandle().destroy(); // the process's own destroy would close its streams as well
    }
}
