package dev.k2g.sink.config;

import dev.k2g.sink.config.SinkSettings.Mode;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One of the sets of keys that the official connector has had. */
public abstract sealed class SinkDialect permits CurrentDialect, LegacyDialect {

    /** Key by which the connector tells a task its number. */
    public static final String TASK = "k2g.task";

    /** Key by which the connector tells a task the dialect of its configuration. */
    public static final String DIALECT = "k2g.dialect";

    private final Mode mode;
    private final ConfigDef definition;
    private final String batchSizeKey;
    private final Function<String, Optional<String>> refusal;

    /** @param refusal why it refuses a {@code neo4j.} key that it does not define; empty if it does not */
    SinkDialect(Mode mode, ConfigDef definition, String batchSizeKey, Function<String, Optional<String>> refusal) {
        this.mode = mode;
        this.definition = definition;
        this.batchSizeKey = batchSizeKey;
        this.refusal = refusal;
    }

    /** The dialect of a task's configuration. */
    public static SinkDialect named(String name) {
        return Mode.LEGACY.name().equalsIgnoreCase(name) ? new LegacyDialect() : new CurrentDialect();
    }

    /** The dialect's name: {@code current} or {@code legacy}. */
    public final String name() {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /** Its keys with types, defaults and single-value checks. */
    public final ConfigDef definition() {
        return definition;
    }

    /** Checks a connector's configuration, also across keys; problems are in the result's error messages. */
    public final Config validate(Map<String, String> properties) {
        return findings(properties).config();
    }

    private Findings findings(Map<String, String> properties) {
        Findings findings = new Findings(definition, properties);
        properties.keySet().stream()
                .filter(key -> key.startsWith("neo4j.") && !definition.names().contains(key))
                .forEach(key -> refusal.apply(key).ifPresent(message -> findings.refuse(key, message)));
        check(properties, findings);
        return findings;
    }

    /**
     * Reads a task's configuration.
     *
     * @throws ConfigException when the task cannot run with it
     */
    public final SinkSettings read(Map<String, String> properties) {
        findings(properties).throwIfAny();
        AbstractConfig config = new AbstractConfig(definition, properties, false);
        return new SinkSettings(
                properties.getOrDefault("name", ""),
                Integer.parseInt(properties.getOrDefault(TASK, "0")),
                mode,
                connection(config),
                config.getInt(batchSizeKey),
                cypherByTopic(properties),
                bindings(config),
                "all".equals(properties.get("errors.tolerance")));
    }

    /** What has to hold across keys. */
    abstract void check(Map<String, String> properties, Findings findings);

    abstract ConnectionSettings connection(AbstractConfig config);

    /** In the order of the topics. */
    abstract Map<String, String> cypherByTopic(Map<String, String> properties);

    abstract Bindings bindings(AbstractConfig config);
}
