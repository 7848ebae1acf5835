package dev.k2g.sinkconfig;

import dev.k2g.failure.ParserMessage;
import dev.k2g.kafka.PeekedRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.Optional;

/**
 * Why a record became a dead letter, as the headers beside it say: Connect's own ({@code __connect.errors.…}, of
 * {@code DeadLetterQueueReporter}), or those of releases before 5.1, which have the same names without a prefix.
 *
 * @param connector the connector that could not write it; empty text where the headers do not say
 * @param source the partition that it was read from
 * @param offset its offset there
 * @param exception the class of what was thrown, without its package
 * @param message what that said: it may quote the record
 * @param cause whose fault it is
 */
public record DeadLetter(
        String connector, TopicPartition source, long offset, String exception, String message, DeadLetterCause cause) {

    private static final String CONNECT = "__connect.errors.";
    private static final String LEGACY = "";
    private static final String EXCEPTION = "exception.class.name";

    private static final int LONGEST = 300;

    /** What the headers of a record say; empty when it is no dead letter, or its connector writes no such headers. */
    public static Optional<DeadLetter> of(PeekedRecord record) {
        return of(record, CONNECT).or(() -> of(record, LEGACY));
    }

    private static Optional<DeadLetter> of(PeekedRecord record, String prefix) {
        Optional<String> type = record.header(prefix + EXCEPTION);
        Optional<String> topic = record.header(prefix + "topic");
        Optional<Integer> partition =
                number(record.header(prefix + "partition")).map(Long::intValue);
        Optional<Long> offset = number(record.header(prefix + "offset"));
        if (type.isEmpty() || topic.isEmpty() || partition.isEmpty() || offset.isEmpty()) {
            return Optional.empty();
        }
        String message = record.header(prefix + "exception.message").orElse("");
        String trace = record.header(prefix + "exception.stacktrace").orElse("");
        return Optional.of(new DeadLetter(
                record.header(prefix + "connector.name").orElse(""),
                new TopicPartition(topic.get(), partition.get()),
                offset.get(),
                type.get().substring(type.get().lastIndexOf('.') + 1),
                message,
                DeadLetterCause.of(type.get(), message, trace)));
    }

    /** Class and message in one line of at most 300 characters. What is in it is not safe for a terminal yet. */
    public String reason() {
        String text = ParserMessage.readable(message).replaceAll("\\s+", " ").strip();
        String reason = text.isEmpty() ? exception : exception + ": " + text;
        return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST - 1) + "…";
    }

    /** Which record it is, as {@code topic-0, offset 17}. */
    public String position() {
        return source + ", offset " + offset;
    }

    private static Optional<Long> number(Optional<String> text) {
        return text.filter(digits -> digits.matches("[0-9]{1,18}")).map(Long::valueOf);
    }
}
