package dev.k2g.twin;

import java.time.Duration;

/**
 * How a twin behaves.
 *
 * @param port where it listens; 0 for any free port
 * @param delay how long the services take for what they do after they have accepted it
 * @param throttleEvery every so-manyth call is answered with 429; 0 for none
 * @param retryAfter how long a client that is throttled is to wait, in whole seconds
 * @param failEvery every so-manyth call is answered with 503 or broken off, some after having been carried out; 0 for none
 * @param tokenLife how long a token of the Aura API is good
 */
public record TwinOptions(
        int port, Duration delay, int throttleEvery, Duration retryAfter, int failEvery, Duration tokenLife) {

    /** A reliable one that is quick: a free port, a third of a second for everything, tokens for an hour. */
    public static TwinOptions quick() {
        return new TwinOptions(0, Duration.ofMillis(300), 0, Duration.ofSeconds(1), 0, Duration.ofHours(1));
    }
}
