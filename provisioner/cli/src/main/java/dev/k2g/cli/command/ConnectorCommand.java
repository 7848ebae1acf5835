package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.failure.ExitCode;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.provision.ConnectorOperations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.function.BiConsumer;

/** {@code k2g connector}, and its commands: all of them find the connector, ask, act, and say what it is now. */
@Command(
        name = "connector",
        header = "Pause, resume or restart a connector, or have it begin anew.",
        subcommands = {
            ConnectorCommand.Pause.class,
            ConnectorCommand.Resume.class,
            ConnectorCommand.Restart.class,
            ConnectorCommand.Reset.class
        },
        footer = {
            "  k2g connector pause meetup-neo4j",
            "  k2g connector reset meetup-neo4j    deliver every record of its topics again",
        })
final class ConnectorCommand extends CommandGroup {

    ConnectorCommand() {
        super("A command is missing: pause, resume, restart or reset.");
    }

    @Command(footerHeading = "%nExample:%n")
    private abstract static class Operation extends SessionCommand {

        @Parameters(index = "0", paramLabel = "NAME", description = "The connector's name.")
        private String name = "";

        private final String outcome;
        private final BiConsumer<ConnectorOperations, Deadline> operation;

        /** @param outcome what the connector is afterwards */
        Operation(String outcome, BiConsumer<ConnectorOperations, Deadline> operation) {
            this.outcome = outcome;
            this.operation = operation;
        }

        @Override
        final ExitCode run() {
            Session session = session();
            try (Pipeline pipeline = session.pipeline()) {
                Connect connect = pipeline.connect();
                ConnectorOperations connector =
                        ConnectorOperations.of(name, connect, pipeline.kafka(), pipeline.graph());
                check(connector, pipeline);
                String outcome = outcome(connector);
                session.confirm(pipeline.endpoints(), "Connector " + name + " is to be " + outcome);
                begin(name, pipeline);
                operation.accept(connector, session.deadline());
                session.print(
                        () -> "Connector " + name + " is " + outcome + ".",
                        () -> Map.of(
                                "connector",
                                name,
                                "state",
                                connect.status(name)
                                        .map(status -> status.state().name())
                                        .orElse("UNKNOWN")));
                return ExitCode.DONE;
            }
        }

        /** What the connector is afterwards. */
        String outcome(ConnectorOperations connector) {
            return outcome;
        }

        /** What must hold before anything is done. */
        void check(ConnectorOperations connector, Pipeline pipeline) {}

        /** What is to be written down before it is done. */
        void begin(String connector, Pipeline pipeline) {}
    }

    @Command(
            name = "pause",
            header =
                    "Pause a connector: its tasks stay, and read nothing, until it is resumed or k2g apply does as the recipe has it.",
            footer = "  k2g connector pause meetup-neo4j")
    static final class Pause extends Operation {

        Pause() {
            super("paused", ConnectorOperations::pause);
        }
    }

    @Command(
            name = "resume",
            header = "Resume a connector that is paused or stopped, and wait until it runs.",
            footer = "  k2g connector resume meetup-neo4j")
    static final class Resume extends Operation {

        Resume() {
            super("running", ConnectorOperations::resume);
        }
    }

    @Command(
            name = "restart",
            header = "Restart a connector and all its tasks, and wait until they run.",
            footer = "  k2g connector restart meetup-neo4j")
    static final class Restart extends Operation {

        Restart() {
            super("running", ConnectorOperations::restart);
        }
    }

    @Command(
            name = "reset",
            header = "Have a connector begin at the first record of its topics: everything is delivered again.",
            footer = "  k2g connector reset meetup-neo4j")
    static final class Reset extends Operation {

        @Option(
                names = "--allow-loss",
                description = "Deliver again what its topics still have, though some of what they had is gone.")
        private boolean allowLoss;

        Reset() {
            super("running, from the first record on", ConnectorOperations::reset);
        }

        @Override
        String outcome(ConnectorOperations connector) {
            return connector.isHalted()
                    ? "paused as before, and begins with the first record when it is resumed"
                    : super.outcome(connector);
        }

        @Override
        void check(ConnectorOperations connector, Pipeline pipeline) {
            if (!allowLoss) {
                connector.requireCompleteTopics(pipeline.managed().resources().logStarts(connector.name()));
            }
        }

        @Override
        void begin(String connector, Pipeline pipeline) {
            pipeline.managed().readsAgain(connector);
        }
    }
}
