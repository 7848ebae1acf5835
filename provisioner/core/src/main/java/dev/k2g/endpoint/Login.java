package dev.k2g.endpoint;

import dev.k2g.secret.Secret;

/**
 * A name and a password, for HTTP's Basic authentication.
 *
 * @param name the user, or the id of an API key
 * @param password its password, or the key's secret
 */
public record Login(String name, Secret password) {}
