package dev.k2g.deadline;

import java.time.Duration;
import java.util.Optional;

/**
 * How long single waits for a server may take: what is usual for each, or what the user has said of all of them.
 *
 * @param said by the user; empty where nothing was
 */
public record Patience(Optional<Duration> said) {

    /** As long as is usual for each wait. */
    public static final Patience USUAL = new Patience(Optional.empty());

    /** No wait takes longer than this. */
    public static Patience of(Duration said) {
        return new Patience(Optional.of(said));
    }

    /** For waits that may end well however late: what the user has said, else what is usual. */
    public Duration elseUsual(Duration usual) {
        return said.orElse(usual);
    }

    /** For waits of which it is known when they are in vain: what is usual, or less where the user wants less. */
    public Duration atMost(Duration usual) {
        return said.filter(given -> given.compareTo(usual) < 0).orElse(usual);
    }
}
