package dev.k2g.connect;

/**
 * What a worker's REST API answered.
 *
 * @param status the HTTP status; 0 when the worker did not answer in time
 * @param body the body as it came, possibly with secrets in it
 */
record RestAnswer(int status, String body) {

    static final int TIMED_OUT = 0;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isNotFound() {
        return status == 404;
    }

    /** Whether the request may have been carried out although the worker did not say so. */
    boolean isUncertain() {
        return status == TIMED_OUT || status == 504 || status == 500 && body.contains("timed out");
    }

    /**
     * Whether the worker's group is rebalancing or starting, so that another try may succeed. A change is then refused
     * with 409, while reading a configuration fails with 500.
     */
    boolean isMomentary() {
        return status == 409 || status == 503 || status == 500 && body.contains("rebalance");
    }
}
