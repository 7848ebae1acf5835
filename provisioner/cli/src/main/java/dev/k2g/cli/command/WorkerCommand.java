package dev.k2g.cli.command;

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
}
