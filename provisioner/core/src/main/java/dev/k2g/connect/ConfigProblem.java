package dev.k2g.connect;

/**
 * One thing that a worker finds wrong with a connector's configuration.
 *
 * @param key the configuration key
 * @param message what the worker says, redacted; without the value, which may be secret
 */
public record ConfigProblem(String key, String message) {}
