package dev.k2g.connect;

import java.time.Duration;
import java.util.Optional;

/**
 * What a REST API answered.
 *
 * @param status the HTTP status; 0 when there was no answer in time, or the connection broke off
 * @param body the body as it came, possibly with secrets in it
 * @param retryAfter how long the API wants to be left alone
 */
record RestAnswer(int status, String body, Optional<Duration> retryAfter) {

    static final int NO_ANSWER = 0;

    /** No answer in time. */
    static final RestAnswer NONE = new RestAnswer(NO_ANSWER, "");

    RestAnswer(int status, String body) {
        this(status, body, Optional.empty());
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isNotFound() {
        return status == 404;
    }

    /** Whether the request may have been carried out although the API did not say so. */
    boolean isUncertain() {
        return status == NO_ANSWER
                || status == 502
                || status == 503
                || status == 504
                || status == 500 && body.contains("timed out");
    }

    /**
     * Whether another try may succeed: a worker's group is rebalancing or starting, or a service has had too many
     * requests. A worker refuses a change with 409 then, while reading a configuration fails with 500.
     */
    boolean isMomentary() {
        return status == 409 || status == 429 || status == 500 && body.contains("rebalance");
    }
}
