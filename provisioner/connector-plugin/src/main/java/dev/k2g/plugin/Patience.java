package dev.k2g.plugin;

import java.time.Duration;

/**
 * How long a web server is waited for.
 *
 * @param answer until it answers
 * @param next until it sends more of what it is sending
 */
public record Patience(Duration answer, Duration next) {

    /** For a fetch that somebody asked for. */
    public static Patience of(Duration each) {
        return new Patience(each, each);
    }

    /** For a fetch that nobody asked for: where there is no network, nobody wants to wait for it. */
    public static Patience unasked() {
        return new Patience(Duration.ofSeconds(2), Duration.ofSeconds(15));
    }

    Duration silence(boolean answered) {
        return answered ? next : answer;
    }
}
