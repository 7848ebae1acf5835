package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.provision.ConnectorOperations;

import java.util.Map;
import java.util.function.BiConsumer;

/** What the connector commands have in common: they find the connector, ask, act, and say what it is now. */
final class ConnectorAction {

    private ConnectorAction() {}

    static int run(Session session, String name, String outcome, BiConsumer<ConnectorOperations, Deadline> action) {
        try (Pipeline pipeline = session.pipeline()) {
            Connect connect = pipeline.connect();
            ConnectorOperations life = ConnectorOperations.of(name, connect, pipeline.kafka(), pipeline.graph());
            session.confirm(pipeline.endpoints(), "Connector " + name + " is to be " + outcome);
            action.accept(life, session.deadline());
            session.print(
                    () -> "Connector " + name + " is " + outcome + ".",
                    () -> Map.of(
                            "connector",
                            name,
                            "state",
                            connect.status(name)
                                    .map(status -> status.state().name())
                                    .orElse("UNKNOWN")));
            return 0;
        }
    }
}
