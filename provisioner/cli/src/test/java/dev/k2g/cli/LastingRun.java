package dev.k2g.cli;

import dev.k2g.cli.session.Interruption;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A call of k2g that lasts until it is interrupted, or comes to an end of its own. */
final class LastingRun implements AutoCloseable {

    private static final int LONGEST_ENDING = 60;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Interruption> interruption = new CompletableFuture<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    private LastingRun() {}

    static LastingRun start(RecipeCopy recipe, String... arguments) {
        LastingRun run = new LastingRun();
        Map<String, String> environment = Map.of("K2G_RECIPE", recipe.folder().toString());
        new Thread(() -> run.run(environment, arguments), "k2g " + arguments[0]).start();
        return run;
    }

    private void run(Map<String, String> environment, String... arguments) {
        Interruption mine = new Interruption(Thread.currentThread());
        interruption.complete(mine);
        exitCode.complete(new Program(K2gRun.console(K2gRun.HOME, environment, "", out, err), mine).run(arguments));
        mine.finished();
    }

    /** What it has printed to standard output. */
    String out() {
        return out.toString(UTF_8);
    }

    /** Interrupts it as a signal does, and waits for its end. */
    K2gRun interrupt() throws Exception {
        interruption.get(LONGEST_ENDING, TimeUnit.SECONDS).happen();
        return new K2gRun(exitCode.get(LONGEST_ENDING, TimeUnit.SECONDS), out(), err.toString(UTF_8));
    }

    /** Interrupts it, unless it has ended. */
    @Override
    public void close() throws Exception {
        interrupt();
    }
}
