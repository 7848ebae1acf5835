package dev.k2g.cli.command;

import dev.k2g.failure.ExitCode;
import dev.k2g.stack.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code k2g down} */
@Command(
        name = "down",
        header = "Stop the target's servers; with --purge, forget their data too.",
        footer = {
            "  k2g down            stop the servers; the next up finds topics, offsets and graph again",
            "  k2g down --purge    stop them, and delete data, logs and credentials below .k2g"
        })
final class DownCommand extends SessionCommand {

    @Option(names = "--purge", description = "Delete the servers' data, logs and credentials as well.")
    private boolean purge;

    @Override
    ExitCode run() {
        Target target = session().target();
        target.stop(session().deadline(), session()::progress);
        if (purge) {
            target.purge();
        }
        String left = purge ? target.leftByPurge().map(images -> " " + images).orElse("") : "";
        print(
                () -> purge
                        ? "Stopped; the data is deleted." + left
                        : "Stopped. The data stays; k2g down --purge deletes it.",
                () -> new Down(target.name(), true, purge));
        return ExitCode.DONE;
    }

    private record Down(String target, boolean stopped, boolean purged) {}
}
