package dev.k2g.sink.config;

import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

import java.util.Map;

/** One of the sets of keys that the official connector has had. */
public sealed interface SinkDialect permits CurrentDialect, LegacyDialect {

    /** Key by which the connector tells a task its number. */
    String TASK = "k2g.task";

    /** Key by which the connector tells a task the dialect of its configuration. */
    String DIALECT = "k2g.dialect";

    /** The dialect of a task's configuration. */
    static SinkDialect named(String name) {
        return LegacyDialect.NAME.equals(name) ? new LegacyDialect() : new CurrentDialect();
    }

    /** The dialect's name: {@code current} or {@code legacy}. */
    String name();

    /** Its keys with types, defaults and single-value checks. */
    ConfigDef definition();

    /** Checks a connector's configuration, also across keys; problems are in the result's error messages. */
    Config validate(Map<String, String> properties);

    /**
     * Reads a task's configuration.
     *
     * @throws ConfigException when the task cannot run with it
     */
    SinkSettings read(Map<String, String> properties);
}
