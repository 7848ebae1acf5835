package dev.k2g.pipeline;

import dev.k2g.sinkconfig.DeadLetter;
import dev.k2g.sinkconfig.DeadLetterCause;
import org.apache.kafka.common.TopicPartition;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the dead letters of one connector tell together: whether records are given to it again before it has committed
 * them, and whether it writes any of them. Of records that are committed it forgets all but the last.
 */
final class DeadLetterSequence {

    private record Position(TopicPartition partition, long offset) {}

    /**
     * Records of a partition that became dead letters one after the other, and none between them was written.
     *
     * @param length how many
     * @param ofConnection how many of the last of them for the connection's sake
     * @param last the last one
     */
    record Run(long length, long ofConnection, DeadLetter last) {

        private static Run of(DeadLetter letter) {
            return new Run(1, isOfConnection(letter) ? 1 : 0, letter);
        }

        private Run and(DeadLetter letter) {
            return new Run(length + 1, isOfConnection(letter) ? ofConnection + 1 : 0, letter);
        }

        private static boolean isOfConnection(DeadLetter letter) {
            return letter.cause() == DeadLetterCause.CONNECTION;
        }
    }

    private final Map<Position, Integer> uncommitted = new HashMap<>();
    private final Map<TopicPartition, Run> runs = new HashMap<>();
    private Optional<DeadLetter> again = Optional.empty();

    /**
     * Takes in what came since.
     *
     * @param letters in their order
     * @param committed for each partition the offset of the first record that the connector has not committed
     * @return whether a record that is not committed is among them for the first time
     */
    boolean add(List<DeadLetter> letters, Map<TopicPartition, Long> committed) {
        boolean isProgress = false;
        for (DeadLetter letter : letters) {
            runs.merge(letter.source(), Run.of(letter), (run, first) -> next(run, letter));
            if (!isCommitted(letter, committed)) {
                int times = uncommitted.merge(new Position(letter.source(), letter.offset()), 1, Integer::sum);
                isProgress |= times == 1;
                again = times > 1 ? Optional.of(letter) : again;
            }
        }
        uncommitted.keySet().removeIf(position -> position.offset() < position(committed, position.partition()));
        again = again.filter(letter -> !isCommitted(letter, committed));
        return isProgress;
    }

    /** A record that is not committed and became a dead letter more than once. */
    Optional<DeadLetter> again() {
        return again;
    }

    /** The longest run after which no record is committed as written, in any partition. */
    Optional<Run> run(Map<TopicPartition, Long> committed) {
        return runs.values().stream()
                .filter(run -> run.last().offset() + 1
                        >= position(committed, run.last().source()))
                .max(Comparator.comparingLong(Run::length));
    }

    /** A record that comes again begins a run again. */
    private static Run next(Run run, DeadLetter letter) {
        return letter.offset() == run.last().offset() + 1 ? run.and(letter) : Run.of(letter);
    }

    private static boolean isCommitted(DeadLetter letter, Map<TopicPartition, Long> committed) {
        return letter.offset() < position(committed, letter.source());
    }

    private static long position(Map<TopicPartition, Long> committed, TopicPartition partition) {
        return committed.getOrDefault(partition, 0L);
    }
}
