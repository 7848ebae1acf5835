package dev.k2g.http;

import dev.k2g.endpoint.Login;

import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/** HTTP's Basic authentication (RFC 7617). */
public final class BasicAuthorization {

    private BasicAuthorization() {}

    /** The header's value, which is a secret. */
    public static String of(Login login) {
        byte[] pair = (login.name() + ":" + login.password().reveal()).getBytes(UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
