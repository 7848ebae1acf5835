package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** {@code k2g connector restart} */
@Command(
        name = "restart",
        header = "Restart a connector and all its tasks, and wait until they run.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  k2g connector restart meetup-neo4j")
public final class ConnectorRestartCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The connector's name.")
    private String name = "";

    private final Session session;

    /** A command of this session. */
    public ConnectorRestartCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return ConnectorAction.run(session, name, "running", (life, deadline) -> life.restart(deadline));
    }
}
