package dev.k2g.cli.command;

import dev.k2g.docker.worker.WorkerContainer;
import dev.k2g.failure.ExitCode;
import picocli.CommandLine.Command;

/** {@code k2g worker stop} */
@Command(
        name = "stop",
        header = "Stop and remove it. What it knows stays in its topics.",
        footer = {"  k2g worker stop"})
final class WorkerStopCommand extends SessionCommand {

    @Override
    ExitCode run() {
        WorkerContainer worker = WorkerCommand.worker(session());
        String name = worker.required().name();
        session().progress("Stopping " + name + ".");
        worker.stop();
        print(() -> "Stopped.", () -> new Stopped(name, true));
        return ExitCode.DONE;
    }

    private record Stopped(String name, boolean stopped) {}
}
