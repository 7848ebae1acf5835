package dev.k2g.endpoint;

import dev.k2g.secret.Secret;

import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A name and a password, for HTTP's Basic authentication.
 *
 * @param name the user, or the id of an API key
 * @param password its password, or the key's secret
 */
public record Login(String name, Secret password) {

    /** The value of HTTP's Authorization header (RFC 7617), which is a secret. */
    public String basicAuthorization() {
        byte[] pair = (name + ":" + password.reveal()).getBytes(UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
