package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import dev.k2g.stack.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** {@code k2g down} */
@Command(
        name = "down",
        header = "Stop the target's servers; with --purge, forget their data too.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  k2g down            stop the servers; the next up finds topics, offsets and graph again",
            "  k2g down --purge    stop them, and delete data, logs and credentials below .k2g"
        })
public final class DownCommand implements Callable<Integer> {

    @Option(names = "--purge", description = "Delete the servers' data, logs and credentials as well.")
    private boolean purge;

    private final Session session;

    /** A command of this session. */
    public DownCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Target target = session.target();
        target.stop(session.deadline(), session::progress);
        if (purge) {
            target.purge();
        }
        session.print(
                () -> purge ? "Stopped; the data is deleted." : "Stopped. The data stays; k2g down --purge deletes it.",
                () -> new Down(target.name(), true, purge));
        return 0;
    }

    private record Down(String target, boolean stopped, boolean purged) {}
}
