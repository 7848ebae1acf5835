package dev.k2g.plugin;

import java.time.Duration;

/**
 * How long a web server is waited for.
 *
 * @param response until it responds
 * @param next until it sends more of what it is sending
 */
public record HttpTimeouts(Duration response, Duration next) {

    /** For a fetch that somebody asked for. */
    public static HttpTimeouts of(Duration each) {
        return new HttpTimeouts(each, each);
    }

    /** For a fetch that nobody asked for: where there is no network, nobody wants to wait for it. */
    public static HttpTimeouts unasked() {
        return new HttpTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(15));
    }

    Duration silence(boolean answered) {
        return answered ? next : response;
    }
}
