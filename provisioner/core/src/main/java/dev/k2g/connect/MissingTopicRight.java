package dev.k2g.connect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right on a topic that a connector failed for the lack of, as far as its trace tells. Kafka's own message names the
 * topic at most, and not even that when Connect may not make the one for dead letters.
 *
 * @param topic its name
 * @param operation {@code READ} or {@code WRITE}, as ACLs call it
 */
public record MissingTopicRight(String topic, String operation) {

    private static final Pattern REFUSED = Pattern.compile("TopicAuthorizationException(: (?<message>.*))?");

    private static final Pattern NAMED = Pattern.compile("Not authorized to access topics: \\[(?<topic>[^\\],]+)");

    /** Connect asks for the topic first: to whom it is not shown it seems not to be there (DeadLetterQueueReporter). */
    private static final Pattern DEAD_LETTERS = Pattern.compile("dead letter queue with topic=(?<topic>\\S+)");

    /** Who waits for dead letters to be written, and who reads records. */
    private static final Pattern WRITING =
            Pattern.compile("\\.WorkerErrantRecordReporter\\.|\\.DeadLetterQueueReporter\\.");

    private static final Pattern READING = Pattern.compile("\\.WorkerSinkTask\\.pollConsumer\\(");

    /** Of a Java stack trace, as a connector's status holds it; empty when it failed of something else. */
    public static Optional<MissingTopicRight> of(String trace) {
        return of(RootCause.withoutRights(trace), trace);
    }

    /** @param cause the first cause in the trace */
    static Optional<MissingTopicRight> of(String cause, String trace) {
        if (!REFUSED.matcher(cause).matches()) {
            return Optional.empty();
        }
        Matcher named = NAMED.matcher(cause);
        Matcher deadLetters = DEAD_LETTERS.matcher(trace);
        if (!named.find()) {
            return deadLetters.find()
                    ? Optional.of(new MissingTopicRight(deadLetters.group("topic"), "WRITE"))
                    : Optional.empty();
        }
        String topic = named.group("topic");
        if (WRITING.matcher(trace).find()) {
            return Optional.of(new MissingTopicRight(topic, "WRITE"));
        }
        return READING.matcher(trace).find() ? Optional.of(new MissingTopicRight(topic, "READ")) : Optional.empty();
    }

    @Override
    public String toString() {
        return operation + " on topic " + topic;
    }
}
