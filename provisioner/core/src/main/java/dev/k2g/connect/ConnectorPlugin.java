package dev.k2g.connect;

/**
 * A connector plugin that a worker has.
 *
 * @param className the connector's class
 * @param type {@code sink} or {@code source}
 * @param version its version
 */
public record ConnectorPlugin(String className, String type, String version) {}
