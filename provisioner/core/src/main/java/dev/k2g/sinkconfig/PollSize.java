package dev.k2g.sinkconfig;

import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How many records a poll of a connector may bring. After one bad record the official sink of 5.1 and later writes each
 * record of the poll alone ({@code Neo4jSinkTask.processMessages}). When that takes longer than the consumer's {@code
 * max.poll.interval.ms}, the task loses its partitions, has committed nothing and is given the same records again, without
 * end, while it is said to run.
 */
public final class PollSize {

    /**
     * What k2g renders, for polls and batches alike: 100 s of single writes on a slow link, a third of the interval. Half of
     * it is quicker when records are bad, but takes twice the round trips for good ones, which are many more.
     */
    public static final String RECOMMENDED = "200";

    /** About what 5.5.2 took to write one record alone, measured over a slow link. */
    private static final int ROUND_TRIPS = 5;

    /** Between a worker and Neo4j in another part of the world. */
    private static final Duration ROUND_TRIP = Duration.ofMillis(100);

    /** Kafka's own defaults (ConsumerConfig). */
    private static final long KAFKAS_RECORDS = 500;

    private static final Duration KAFKAS_INTERVAL = Duration.ofMinutes(5);

    private PollSize() {}

    /** The longest time between two polls that a configuration allows: then the task loses its partitions. */
    public static Duration interval(Map<String, String> config, Dialect dialect) {
        return number(config, SinkProperty.MAX_POLL_INTERVAL, dialect)
                .map(Duration::ofMillis)
                .orElse(KAFKAS_INTERVAL);
    }

    /**
     * Why a poll of this configuration may take too long once a record of it is bad, in one sentence with the sum; empty when
     * it does not, or the sink writes no records alone. A poll is to end within half of the interval.
     */
    public static Optional<String> tooLarge(Map<String, String> config, Dialect dialect) {
        if (dialect == Dialect.LEGACY) {
            return Optional.empty(); // it reports all records of the poll, and writes none of them again
        }
        long records = number(config, SinkProperty.MAX_POLL_RECORDS, dialect).orElse(KAFKAS_RECORDS);
        Duration interval = interval(config, dialect);
        Duration alone = ROUND_TRIP.multipliedBy(ROUND_TRIPS).multipliedBy(records);
        if (alone.multipliedBy(2).compareTo(interval) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                "A poll brings up to " + records + " records; when one of them is bad, the sink writes each alone: "
                        + records + " × " + ROUND_TRIPS + " round trips × " + ROUND_TRIP.toMillis() + " ms are "
                        + alone.toSeconds()
                        + " s on a slow link, and max.poll.interval.ms is " + interval.toSeconds() + " s.");
    }

    /** A poll for a connector whose polls take too long: what k2g renders, or half of one that is no larger. */
    public static long smaller(Map<String, String> config, Dialect dialect) {
        long rendered = Long.parseLong(RECOMMENDED);
        long records = number(config, SinkProperty.MAX_POLL_RECORDS, dialect).orElse(KAFKAS_RECORDS);
        return records > rendered ? rendered : Math.max(1, records / 2);
    }

    /** Whether a number of records is more than k2g renders. */
    public static boolean isMore(String records) {
        return number(records)
                .filter(count -> count > Long.parseLong(RECOMMENDED))
                .isPresent();
    }

    /** What k2g renders where a recipe says nothing of polls: no more than a batch that the recipe asks for. */
    static String of(Map<String, String> further) {
        String batch = further.getOrDefault(SinkProperty.BATCH_SIZE.key(), RECOMMENDED);
        return number(batch).isEmpty() || isMore(batch) ? RECOMMENDED : batch.strip();
    }

    private static Optional<Long> number(Map<String, String> config, SinkProperty property, Dialect dialect) {
        return property.key(dialect).map(config::get).flatMap(PollSize::number);
    }

    private static Optional<Long> number(String text) {
        return Optional.of(text.strip())
                .filter(digits -> digits.matches("[1-9][0-9]{0,8}"))
                .map(Long::valueOf);
    }
}
