package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.RecordReader;
import dev.k2g.sinkconfig.DeadLetter;
import dev.k2g.sinkconfig.PollSize;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the dead letters that a connector makes while it is waited for. One that gets the same records again without
 * end is reported; one that makes a dead letter of every record is paused, so that the records to come are not lost too.
 */
final class DeadLetterWatch {

    /** So many of a partition's letters are read at a look. */
    private static final int AT_A_LOOK = 1_000;

    /** So many in a row for the connection's sake: none comes of a record, and retries have waited before each. */
    private static final int OF_CONNECTION = 10;

    /** So many in a row for whatever reason: more than are bad in any feed that is worth delivering. */
    private static final int OF_ANY_CAUSE = 1_000;

    private final Kafka kafka;
    private final Connect connect;
    private final SinkTopics sink;
    private final DeadLetterTopic topic;
    private final DeadLetterSequence sequence = new DeadLetterSequence();
    private Optional<Map<TopicPartition, Long>> seen = Optional.empty();
    private Optional<DeadLetter> last = Optional.empty();
    private long sinceCommit;
    private long silentSince = System.nanoTime();

    DeadLetterWatch(Kafka kafka, RecordReader records, Connect connect, SinkTopics sink) {
        this.kafka = kafka;
        this.connect = connect;
        this.sink = sink;
        this.topic = new DeadLetterTopic(kafka, records, sink);
    }

    /** The lag has shrunk: what was given to the connector before will not come again. */
    void committedMore() {
        sinceCommit = 0;
        silentSince = System.nanoTime();
    }

    /**
     * Looks at what came since the last look; the first one only sees where to begin.
     *
     * @param isDone whether the connector has read all: then only a bad connection costs what is still to come
     * @return whether records became dead letters that had not yet, which is progress though nothing is committed
     * @throws FailedException when the connector will never be done as it is
     */
    boolean look(boolean isDone) {
        Map<TopicPartition, Long> end = topic.end();
        List<DeadLetter> letters = seen.filter(before -> !before.equals(end))
                .map(before -> topic.between(before, end, AT_A_LOOK))
                .orElse(List.of());
        seen = Optional.of(end);
        if (letters.isEmpty()) {
            return false;
        }
        Map<TopicPartition, Long> committed = sink.committed(kafka);
        boolean isProgress = sequence.add(letters, committed);
        last = Optional.of(letters.get(letters.size() - 1));
        sinceCommit += letters.size();
        sequence.again().filter(letter -> isSilentForTooLong()).ifPresent(this::failBecauseOfCircle);
        sequence.run(committed)
                .filter(run -> run.ofConnection() >= OF_CONNECTION || !isDone && run.length() >= OF_ANY_CAUSE)
                .ifPresent(this::pause);
        return isProgress;
    }

    /** What to add where nothing was committed for too long; empty text when there were no dead letters either. */
    String meanwhile() {
        return last.filter(letter -> sinceCommit > 0)
                .map(letter -> " Meanwhile " + sinceCommit + " records became dead letters, the last because of "
                        + letter.reason()
                        + " After a bad record the sink may write the records of its poll one by one: "
                        + PollSize.tooLarge(config(), dialect()).orElse("that takes a while on a slow link."))
                .orElse("");
    }

    private void failBecauseOfCircle(DeadLetter letter) {
        throw new FailedException(
                FindingCode.SAME_RECORDS_AGAIN,
                "Connector " + sink.connector() + " is given the same records again and again: the record at "
                        + letter.position() + " became a dead letter in " + deadLetterTopic()
                        + " more than once, and for more than max.poll.interval.ms ("
                        + interval().toSeconds()
                        + " s) nothing was committed. Its poll takes longer than that.",
                "Lower " + maxPollRecords() + " of the connector to " + PollSize.smaller(config(), dialect())
                        + " or less, then k2g apply. " + deadLetterTopic() + " has each bad record several times.");
    }

    private void pause(DeadLetterSequence.Run run) {
        connect.pause(sink.connector());
        boolean isConnection = run.ofConnection() >= OF_CONNECTION;
        throw new FailedException(
                FindingCode.ONLY_DEAD_LETTERS,
                "Connector " + sink.connector() + " makes a dead letter of every record, and is paused now: "
                        + (isConnection ? run.ofConnection() : run.length()) + " in a row up to "
                        + run.last().position()
                        + ", the last because of " + run.last().reason(),
                (isConnection
                                ? "The records may be good. Mend the connection to Neo4j (k2g status), then k2g connector"
                                        + " resume " + sink.connector()
                                : "Look at them: k2g peek " + deadLetterTopic()
                                        + ". Where the Cypher is wrong, correct it, say"
                                        + " in onMappingChange what becomes of the graph, and k2g apply; where only these records"
                                        + " are, k2g connector resume " + sink.connector())
                        + ". Where its Cypher only merges, k2g connector reset " + sink.connector()
                        + " delivers all that its topics hold again, the dead letters' records too.");
    }

    private boolean isSilentForTooLong() {
        return System.nanoTime() - silentSince > interval().toNanos();
    }

    private String deadLetterTopic() {
        return sink.deadLetters().orElse("the dead letter topic");
    }

    private String maxPollRecords() {
        return SinkProperty.MAX_POLL_RECORDS.key(dialect()).orElseThrow();
    }

    private Duration interval() {
        return PollSize.interval(config(), dialect());
    }

    private Dialect dialect() {
        return Dialect.in(config()).orElse(Dialect.CURRENT);
    }

    private Map<String, String> config() {
        return connect.config(sink.connector()).orElse(Map.of());
    }
}
