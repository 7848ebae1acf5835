package dev.k2g.target.file;

import dev.k2g.endpoint.Login;

import java.net.URI;

/**
 * How to reach the Aura API about one instance.
 *
 * @param uri where the API is, without a trailing slash
 * @param instance the instance's id
 * @param client id and secret of an API key of the console
 */
public record AuraAccess(URI uri, String instance, Login client) {}
