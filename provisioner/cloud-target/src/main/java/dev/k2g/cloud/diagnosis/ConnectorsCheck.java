package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.cloud.rights.RequiredRights;
import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorState;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.MissingTopicRight;
import dev.k2g.connect.RootCause;
import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import org.apache.kafka.common.acl.AclOperation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether the recipe's connectors run, as far as they are there.
 *
 * @param connect what runs them
 * @param recipe the recipe
 * @param principal as whom they work on Kafka
 */
record ConnectorsCheck(Connect connect, Recipe recipe, Principal principal) {

    /** Such a message names the resource only. */
    private static final Pattern TOPIC = Pattern.compile("TopicAuthorizationException: .*?\\[(?<name>[^\\],]+)");

    private static final Pattern GROUP = Pattern.compile("GroupAuthorizationException: .*?group: (?<name>\\S+)");

    /**
     * As whom connectors work on Kafka.
     *
     * @param name whose rights they have, in words
     * @param account the service account to give rights to, where it is known
     */
    record Principal(String name, Optional<String> account) {}

    CheckResult run() {
        List<String> found = new ArrayList<>();
        List<CheckFailure> failures = new ArrayList<>();
        for (ConnectorSpec connector : recipe.connectors().values()) {
            Optional<ConnectorStatus> status = connect.status(connector.name());
            found.add(connector.name() + " "
                    + status.map(known -> known.state().name().toLowerCase(Locale.ROOT) + inRecipe(connector, known))
                            .orElse("is not there yet"));
            status.flatMap(known -> failure(connector, known)).ifPresent(failures::add);
        }
        String states = found.stream().collect(Collectors.joining(", "));
        return failures.isEmpty() ? CheckResult.ok(states) : CheckResult.of(Status.FAILED, states, failures);
    }

    /** One that does not run is no failure where the recipe has it so. */
    private static String inRecipe(ConnectorSpec connector, ConnectorStatus status) {
        if (!status.state().isHalted()) {
            return "";
        }
        return connector.isPaused() ? " as the recipe has it" : ", and running in the recipe";
    }

    private Optional<CheckFailure> failure(ConnectorSpec connector, ConnectorStatus status) {
        if (status.failure().isPresent()) {
            return Optional.of(failed(connector, status.failure().get()));
        }
        boolean isGone = status.state() == ConnectorState.DELETED || status.state() == ConnectorState.UNKNOWN;
        return isGone
                ? Optional.of(CheckFailure.permanent(
                        FindingCode.TASK_FAILED,
                        "The connector " + connector.name() + " is in the state "
                                + status.state().name().toLowerCase(Locale.ROOT) + ".",
                        "Make it anew: k2g apply."))
                : Optional.empty();
    }

    /** @param trace as Connect has it */
    CheckFailure failed(ConnectorSpec connector, String trace) {
        String cause = RootCause.of(trace);
        String problem = "The connector " + connector.name() + " has failed: ";
        String restart = "k2g connector restart " + connector.name() + ".";
        return missing(connector, trace, cause)
                .map(right -> CheckFailure.permanent(
                        FindingCode.NOT_PERMITTED,
                        problem + principal.name() + " lacks " + right.inWords() + ".",
                        right.aclCommand(principal.account().orElse("ITS-OWNER")) + " Then " + restart))
                .orElseGet(() -> CheckFailure.permanent(
                        FindingCode.TASK_FAILED,
                        problem + (cause.endsWith(".") ? cause : cause + "."),
                        "Mend the cause, then " + restart));
    }

    /** The right that it failed for the lack of. */
    private Optional<RequiredRights> missing(ConnectorSpec connector, String trace, String cause) {
        Optional<MissingTopicRight> told = MissingTopicRight.of(trace);
        if (told.isPresent()) {
            AclOperation operation = AclOperation.fromString(told.get().operation());
            return Optional.of(RequiredRights.onTopic(told.get().topic(), "", operation));
        }
        Matcher topic = TOPIC.matcher(cause);
        if (topic.find()) {
            String name = topic.group("name");
            boolean isDeadLetters = connector
                    .deadLetters()
                    .map(logical -> recipe.topic(logical).name().equals(name))
                    .orElse(false);
            return Optional.of(
                    RequiredRights.onTopic(name, "", isDeadLetters ? AclOperation.WRITE : AclOperation.READ));
        }
        Matcher group = GROUP.matcher(cause);
        return group.find()
                ? Optional.of(RequiredRights.onGroup(group.group("name"), "", AclOperation.READ))
                : Optional.empty();
    }
}
