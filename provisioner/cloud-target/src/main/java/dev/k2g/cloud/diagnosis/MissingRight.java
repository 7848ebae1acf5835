package dev.k2g.cloud.diagnosis;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right that a connector failed for the lack of, read from its first cause.
 *
 * @param operation READ or WRITE
 * @param kind topic or group
 * @param name its name
 */
record MissingRight(String operation, String kind, String name) {

    private static final Pattern TOPIC = Pattern.compile("TopicAuthorizationException: .*?\\[(?<name>[^\\],]+)");

    private static final Pattern GROUP = Pattern.compile("GroupAuthorizationException: .*?group: (?<name>\\S+)");

    static Optional<MissingRight> in(String cause, Recipe recipe, ConnectorSpec connector) {
        Matcher topic = TOPIC.matcher(cause);
        if (topic.find()) {
            String name = topic.group("name");
            boolean isDeadLetters = connector
                    .deadLetters()
                    .map(logical -> recipe.topic(logical).name().equals(name))
                    .orElse(false);
            return Optional.of(new MissingRight(isDeadLetters ? "WRITE" : "READ", "topic", name));
        }
        Matcher group = GROUP.matcher(cause);
        return group.find() ? Optional.of(new MissingRight("READ", "group", group.group("name"))) : Optional.empty();
    }

    /**
     * @param connector which failed
     * @param reader as whom it works on Kafka
     */
    CheckFailure trouble(String connector, ConnectorPrincipal reader) {
        String flag = kind.equals("topic") ? "--topic " : "--consumer-group ";
        return CheckFailure.lasting(
                FindingCode.NOT_PERMITTED,
                "The connector " + connector + " has failed: " + reader.name() + " lacks " + operation + " on " + kind
                        + " " + name + ".",
                "Grant it: confluent kafka acl create --allow --service-account "
                        + reader.account().orElse("ITS-OWNER") + " --operations "
                        + operation.toLowerCase(Locale.ROOT) + " " + flag + name
                        + ". Then k2g connector restart " + connector + ".");
    }
}
