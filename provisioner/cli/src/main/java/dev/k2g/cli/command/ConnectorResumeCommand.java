package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** {@code k2g connector resume} */
@Command(
        name = "resume",
        header = "Resume a connector that is paused or stopped, and wait until it runs.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  k2g connector resume meetup-neo4j")
public final class ConnectorResumeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The connector's name.")
    private String name = "";

    private final Session session;

    /** A command of this session. */
    public ConnectorResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return ConnectorAction.run(session, name, "running", (life, deadline) -> life.resume(deadline));
    }
}
