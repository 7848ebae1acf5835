package dev.k2g.twin.aura;

import dev.k2g.deadline.Deadline;
import dev.k2g.twin.http.Request;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens of OAuth's client credentials. */
final class Tokens {

    private static final int BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Deadline> good = new ConcurrentHashMap<>();
    private final Duration life;

    Tokens(Duration life) {
        this.life = life;
    }

    /** A new one, as the API answers with it. */
    Map<String, Object> issue() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        good.put("Bearer " + token, Deadline.in(life));
        return Map.of("access_token", token, "expires_in", life.toSeconds(), "token_type", "bearer");
    }

    boolean isGood(Request request) {
        return request.authorization()
                .map(good::get)
                .filter(until -> !until.hasPassed())
                .isPresent();
    }
}
