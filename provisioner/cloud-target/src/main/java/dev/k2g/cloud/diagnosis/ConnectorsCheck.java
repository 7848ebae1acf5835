package dev.k2g.cloud.diagnosis;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorState;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.RootCause;
import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the recipe's connectors run, as far as they are there.
 *
 * @param connect what runs them
 * @param recipe the recipe
 * @param reader as whom they work on Kafka
 */
record ConnectorsCheck(Connect connect, Recipe recipe, ConnectorPrincipal reader) implements Check {

    @Override
    public CheckOutcome run() {
        List<String> found = new ArrayList<>();
        List<CheckFailure> troubles = new ArrayList<>();
        for (ConnectorSpec connector : recipe.connectors().values()) {
            Optional<ConnectorStatus> status = connect.status(connector.name());
            found.add(connector.name() + " "
                    + status.map(known -> known.state().name().toLowerCase(Locale.ROOT))
                            .orElse("is not there yet"));
            status.flatMap(known -> trouble(connector, known)).ifPresent(troubles::add);
        }
        String states = found.stream().collect(Collectors.joining(", "));
        return troubles.isEmpty() ? CheckOutcome.ok(states) : new CheckOutcome(CheckStatus.FAILED, states, troubles);
    }

    private Optional<CheckFailure> trouble(ConnectorSpec connector, ConnectorStatus status) {
        return status.failure()
                .map(trace -> {
                    String cause = RootCause.of(trace);
                    return MissingRight.in(cause, recipe, connector)
                            .map(right -> right.trouble(connector.name(), reader))
                            .orElseGet(() -> CheckFailure.lasting(
                                    FindingCode.TASK_FAILED,
                                    "The connector " + connector.name() + " has failed: " + sentence(cause),
                                    "Mend the cause, then k2g connector restart " + connector.name() + "."));
                })
                .or(() -> status.state() == ConnectorState.DELETED || status.state() == ConnectorState.UNKNOWN
                        ? Optional.of(CheckFailure.lasting(
                                FindingCode.TASK_FAILED,
                                "The connector " + connector.name() + " is in the state "
                                        + status.state().name().toLowerCase(Locale.ROOT) + ".",
                                "Make it anew: k2g apply."))
                        : Optional.empty());
    }

    private static String sentence(String cause) {
        return cause.endsWith(".") ? cause : cause + ".";
    }
}
