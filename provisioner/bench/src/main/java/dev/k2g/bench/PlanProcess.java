package dev.k2g.bench;

import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Runs {@code k2g plan} as its users do. */
final class PlanProcess {

    private final Path launcher;

    /** @param launcher {@code k2g} of the checkout */
    PlanProcess(Path launcher) {
        this.launcher = launcher;
    }

    /**
     * How long it takes, from the shell's start to the process's end.
     *
     * @throws FailedException when there is something to change
     */
    double seconds(Path recipe) {
        List<String> command = List.of(launcher.toString(), "--recipe", recipe.toString(), "plan", "--fail-on-changes");
        long start = System.nanoTime();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            int exitCode = process.waitFor();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (exitCode != 0) {
                throw new FailedException(
                        String.join(" ", command) + " ended with " + exitCode + ": " + output.strip(), null);
            }
            return seconds;
        } catch (IOException e) {
            throw new FailedException(launcher + " cannot be run: " + e.getMessage() + ".", null, e);
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("k2g plan ran", e);
        }
    }
}
