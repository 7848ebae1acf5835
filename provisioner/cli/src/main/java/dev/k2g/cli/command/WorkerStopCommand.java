package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import dev.k2g.docker.worker.WorkerContainer;
import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** {@code k2g worker stop} */
@Command(
        name = "stop",
        header = "Stop and remove it. What it knows stays in its topics.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  k2g worker stop"})
public final class WorkerStopCommand implements Callable<Integer> {

    private final Session session;

    /** A command of this session. */
    public WorkerStopCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        WorkerContainer worker = WorkerOfRecipe.of(session);
        String name = worker.required().name();
        session.progress("Stopping " + name + ".");
        worker.stop();
        session.print(() -> "Stopped.", () -> new Stopped(name, true));
        return 0;
    }

    private record Stopped(String name, boolean stopped) {}
}
