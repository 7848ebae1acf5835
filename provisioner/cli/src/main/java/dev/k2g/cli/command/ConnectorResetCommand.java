package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** {@code k2g connector reset} */
@Command(
        name = "reset",
        header = "Have a connector begin at the first record of its topics: everything is delivered again.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  k2g connector reset meetup-neo4j")
public final class ConnectorResetCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The connector's name.")
    private String name = "";

    private final Session session;

    /** A command of this session. */
    public ConnectorResetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return ConnectorAction.run(
                session, name, "running, from the first record on", (life, deadline) -> life.reset(deadline));
    }
}
