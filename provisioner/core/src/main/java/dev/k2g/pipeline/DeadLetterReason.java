package dev.k2g.pipeline;

import dev.k2g.sinkconfig.DeadLetter;
import dev.k2g.sinkconfig.DeadLetterCause;

/**
 * Records that became dead letters for one reason.
 *
 * @param cause whose fault it is: {@code connection} or {@code record}
 * @param reason class and message of what was thrown for the first, in one line; it may quote that record
 * @param count how many, of the last thousand of each partition
 * @param first the first of them, as {@code topic-0, offset 17}
 */
public record DeadLetterReason(String cause, String reason, long count, String first) {

    static DeadLetterReason of(DeadLetter letter) {
        return new DeadLetterReason(letter.cause().word(), letter.reason(), 1, letter.position());
    }

    DeadLetterReason andOneMore() {
        return new DeadLetterReason(cause, reason, count + 1, first);
    }

    /** Whether the records may be good. */
    public boolean mayBeGood() {
        return cause.equals(DeadLetterCause.CONNECTION.word());
    }
}
