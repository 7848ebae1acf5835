package dev.k2g.connect;

/**
 * How one task of a connector is.
 *
 * @param id its number within the connector
 * @param state its state
 * @param trace the stack trace of what it failed of, else empty text
 */
public record TaskStatus(int id, ConnectorState state, String trace) {}
