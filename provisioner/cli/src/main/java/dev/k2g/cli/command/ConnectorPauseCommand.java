package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** {@code k2g connector pause} */
@Command(
        name = "pause",
        header = "Pause a connector: its tasks stay, and read nothing. k2g apply sets it going again.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  k2g connector pause meetup-neo4j")
public final class ConnectorPauseCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The connector's name.")
    private String name = "";

    private final Session session;

    /** A command of this session. */
    public ConnectorPauseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return ConnectorAction.run(session, name, "paused", (life, deadline) -> life.pause(deadline));
    }
}
