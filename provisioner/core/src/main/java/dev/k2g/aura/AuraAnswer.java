package dev.k2g.aura;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the API answered.
 *
 * @param status the HTTP status; 0 when it did not answer in time, or the connection broke off
 * @param body the body as it came, possibly with secrets in it
 * @param retryAfter how long it wants to be left alone
 */
record AuraAnswer(int status, String body, Optional<Duration> retryAfter) {

    static final AuraAnswer NONE = new AuraAnswer(0, "", Optional.empty());

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    static AuraAnswer of(HttpResponse<String> response) {
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
        return new AuraAnswer(response.statusCode(), response.body(), retryAfter);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isNotFound() {
        return status == 404;
    }

    /** An expired token is 403 (the API's page on authentication), one that never was any 401. */
    boolean isRefusal() {
        return status == 401 || status == 403;
    }

    /** It was not even looked at, for there were too many requests: 125 a minute. */
    boolean isThrottled() {
        return status == 429;
    }

    /** It may have been carried out, or not. */
    boolean isUncertain() {
        return status == 0 || status >= 500;
    }
}
