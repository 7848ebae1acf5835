package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.worker.WorkerContainer;
import picocli.CommandLine.Command;

/** {@code k2g worker} */
@Command(
        name = "worker",
        header = "A Connect worker in a container, against the target's Kafka.",
        subcommands = {
            WorkerStartCommand.class,
            WorkerStopCommand.class,
            WorkerStatusCommand.class,
            WorkerLogsCommand.class
        },
        footer = {
            "  k2g --target cloud.yaml worker start",
            "  k2g worker start --print       what to type instead",
            "  k2g worker start --help"
        })
final class WorkerCommand extends CommandGroup {

    WorkerCommand() {
        super("worker needs a command: start, stop, status or logs.");
    }

    /** The recipe's worker, for the commands that speak of it. */
    static WorkerContainer worker(Session session) {
        return new WorkerContainer(Engine.find(), session.selection().recipeDirectory());
    }
}
