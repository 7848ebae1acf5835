package dev.k2g.provision;

import dev.k2g.connect.ConnectorState;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.LiveConnector;
import dev.k2g.connect.RootCause;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import dev.k2g.recipe.ConnectorSpec;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a connector runs, or does not, as the recipe has it. A stopped one reads as little as a paused one. */
final class ConnectorStateDiff {

    private static final String FIELD = "state";

    /** On its way, or gone: that is seen once more when it is waited for. */
    private static final Set<ConnectorState> IN_BETWEEN = EnumSet.of(
            ConnectorState.UNASSIGNED,
            ConnectorState.PROVISIONING,
            ConnectorState.RESTARTING,
            ConnectorState.DELETED,
            ConnectorState.UNKNOWN);

    private ConnectorStateDiff() {}

    /** The same change, with another state where the recipe has another one. */
    static Change of(ConnectorSpec connector, Change change, Optional<LiveConnector> live) {
        if (change.operation() == Operation.CREATE) {
            return connector.isPaused() ? with(change, new FieldChange(FIELD, null, wanted(connector))) : change;
        }
        return live.flatMap(LiveConnector::status)
                .map(status -> compare(connector, change, status))
                .orElse(change);
    }

    private static Change compare(ConnectorSpec connector, Change change, ConnectorStatus status) {
        if (status.failure().isPresent()) {
            String cause = RootCause.of(status.failure().get()).replaceFirst("\\.?$", "");
            Change noted = change.withNote("It has failed; apply restarts it. The cause: " + cause + ".");
            // what is changed is restarted anyhow
            return change.isPending()
                    ? noted
                    : with(noted, new FieldChange(FIELD, ConnectorState.FAILED.name(), wanted(connector)));
        }
        boolean isAsWanted =
                IN_BETWEEN.contains(status.state()) || status.state().isHalted() == connector.isPaused();
        return isAsWanted
                ? change
                : with(change, new FieldChange(FIELD, status.state().name(), wanted(connector)));
    }

    /** Whether nothing of a connector is to change but its state. */
    static boolean isAllOf(Change change) {
        return change.fields().size() == 1 && change.fields().get(0).field().equals(FIELD);
    }

    private static String wanted(ConnectorSpec connector) {
        return connector.state().name();
    }

    private static Change with(Change change, FieldChange field) {
        List<FieldChange> fields = new ArrayList<>(change.fields());
        fields.add(field);
        return new Change(
                change.resource(),
                change.isPending() ? change.operation() : Operation.UPDATE,
                fields,
                change.notes(),
                change.obstacle(),
                change.deletion());
    }
}
