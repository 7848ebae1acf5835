package dev.k2g.cli.command;

import dev.k2g.failure.ExitCode;
import dev.k2g.stack.ServerStatus;
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
        boolean ran = target.status().stream().anyMatch(server -> server.state() != ServerStatus.State.STOPPED);
        target.stop(session().deadline(), session()::progress);
        if (purge) {
            target.purge();
        }
        String left = purge ? target.leftByPurge().map(images -> " " + images).orElse("") : "";
        print(() -> text(ran) + left, () -> new Down(target.name(), true, ran, purge));
        return ExitCode.DONE;
    }

    private String text(boolean ran) {
        String done = ran ? "Stopped" : "Nothing was running";
        return purge
                ? done + "; the data is deleted."
                : done + session().commands().in(". The data stays; k2g down --purge deletes it.");
    }

    /**
     * What became of the servers.
     *
     * @param target where
     * @param stopped whether none runs now
     * @param ran whether any ran before
     * @param purged whether the data is deleted
     */
    private record Down(String target, boolean stopped, boolean ran, boolean purged) {}
}
