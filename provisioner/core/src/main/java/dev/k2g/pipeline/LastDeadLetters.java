package dev.k2g.pipeline;

import dev.k2g.failure.FailedException;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.RecordReader;
import dev.k2g.plan.LogStart;
import dev.k2g.sinkconfig.DeadLetter;
import dev.k2g.sinkconfig.DeadLetterCause;
import dev.k2g.sinkconfig.PollSize;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the last dead letters of a connector tell of it.
 *
 * @param last the last one
 * @param read how many were read
 * @param ofConnection how many of those for the connection's sake: their records may be good
 * @param inARow how many in a row are the last that the connector has read, none of them written
 * @param again a record that is among them more than once, and not committed
 */
public record LastDeadLetters(DeadLetter last, int read, long ofConnection, long inARow, Optional<DeadLetter> again) {

    private static final int MOST = 500;

    /** So many in a row are more than chance. */
    private static final int NOTICED = 10;

    /** Empty also where the credentials do not suffice to read them: the rest of a status is shown all the same. */
    static Optional<LastDeadLetters> of(
            SinkTopics sink, Kafka kafka, RecordReader records, Map<String, LogStart> starts) {
        try {
            List<DeadLetter> letters = new DeadLetterTopic(kafka, records, sink).last(MOST, starts);
            return letters.isEmpty() ? Optional.empty() : Optional.of(of(letters, sink.committed(kafka)));
        } catch (FailedException e) {
            return Optional.empty();
        }
    }

    /**
     * @param letters at least one, in their order
     * @param committed for each partition the offset of the first record that the connector has not committed
     */
    static LastDeadLetters of(List<DeadLetter> letters, Map<TopicPartition, Long> committed) {
        DeadLetterSequence sequence = new DeadLetterSequence();
        sequence.add(letters, committed);
        return new LastDeadLetters(
                letters.get(letters.size() - 1),
                letters.size(),
                letters.stream()
                        .filter(letter -> letter.cause() == DeadLetterCause.CONNECTION)
                        .count(),
                sequence.run(committed).map(DeadLetterSequence.Run::length).orElse(0L),
                sequence.again());
    }

    /** What is to be known of them, as sentences, each with what to do. */
    public List<String> warnings(String connector) {
        List<String> warnings = new ArrayList<>();
        again.ifPresent(letter -> warnings.add("The record at " + letter.position()
                + " became a dead letter more than once and is not committed yet. If the lag stays as it is, polls take longer"
                + " than max.poll.interval.ms and the same records come again and again: lower max.poll.records, to "
                + PollSize.RECOMMENDED + " or less, then k2g apply."));
        if (inARow >= NOTICED) {
            warnings.add("The last " + inARow + " records that it read all became dead letters: k2g connector pause "
                    + connector + " until the reason is mended.");
        }
        if (ofConnection > 0) {
            warnings.add(ofConnection + " of its last " + read + (read == 1 ? " dead letter" : " dead letters")
                    + " came of the connection to Neo4j, so that the records may be good. Once it is mended, and where"
                    + " its Cypher only merges, k2g connector reset " + connector
                    + " delivers all that its topics hold again.");
        }
        return warnings;
    }
}
