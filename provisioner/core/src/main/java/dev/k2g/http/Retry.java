package dev.k2g.http;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.UnreachableException;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Sends a request until it has a reply that will not change by itself, pausing for as long as the API asks for. */
public final class Retry {

    /** A pause between two tries when a service does not say how long to wait. */
    public static final Duration COURTESY = Duration.ofMillis(500);

    private final Predicate<HttpReply> isRetriable;
    private final Duration usualPause;
    private HttpReply last = HttpReply.TIMED_OUT;
    private Deadline pause = Deadline.in(Duration.ZERO);

    private Retry(Predicate<HttpReply> isRetriable, Duration usualPause) {
        this.isRetriable = isRetriable;
        this.usualPause = usualPause;
    }

    /**
     * One request's, for one use.
     *
     * @param isRetriable of a reply, whether another try may have another one, and does no harm
     * @param usualPause between two tries where the reply asks for none
     */
    public static Retry whilst(Predicate<HttpReply> isRetriable, Duration usualPause) {
        return new Retry(isRetriable, usualPause);
    }

    /**
     * The reply that stays.
     *
     * @param goal what is waited for, as it reads after "waited 30 s for"
     * @param inWords puts the last reply into words
     * @throws UnreachableException when there is none before the deadline
     */
    public HttpReply await(
            String goal, Supplier<HttpReply> send, Function<HttpReply, String> inWords, Deadline deadline) {
        return deadline.await(goal, () -> next(send), () -> inWords.apply(last));
    }

    private Optional<HttpReply> next(Supplier<HttpReply> send) {
        if (!pause.hasPassed()) {
            return Optional.empty();
        }
        last = send.get();
        if (isRetriable.test(last)) {
            pause = Deadline.in(last.retryAfter().orElse(usualPause));
            return Optional.empty();
        }
        return Optional.of(last);
    }
}
