package dev.k2g.kafka;

import org.apache.kafka.clients.admin.ConfigEntry.ConfigType;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether two texts are the same value of a topic's setting: by the type that Kafka gives it, read as Kafka reads them. */
final class SettingEquivalence {

    /** Lists of policies and of replicas: neither order nor repetition means anything in them. */
    private static final Set<String> UNORDERED = Set.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            "leader.replication.throttled.replicas",
            "follower.replication.throttled.replicas");

    private SettingEquivalence() {}

    /** @param type the setting's type; {@link ConfigType#UNKNOWN} compares texts */
    static boolean areSame(String setting, ConfigType type, String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        Optional<Object> value = value(setting, type, one);
        return value.isPresent() && value.equals(value(setting, type, other));
    }

    /** Empty for what is no value of this type, and for types of which texts say all. */
    private static Optional<Object> value(String setting, ConfigType type, String text) {
        return switch (type) {
            case BOOLEAN -> parsed(setting, ConfigDef.Type.BOOLEAN, text);
            case SHORT -> parsed(setting, ConfigDef.Type.SHORT, text);
            case INT -> parsed(setting, ConfigDef.Type.INT, text);
            case LONG -> parsed(setting, ConfigDef.Type.LONG, text);
            case DOUBLE -> parsed(setting, ConfigDef.Type.DOUBLE, text);
            case LIST ->
                parsed(setting, ConfigDef.Type.LIST, text)
                        .map(list -> UNORDERED.contains(setting) ? Set.copyOf((List<?>) list) : list);
            case STRING -> parsed(setting, ConfigDef.Type.STRING, text);
            case CLASS, PASSWORD, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Object> parsed(String setting, ConfigDef.Type type, String text) {
        try {
            return Optional.ofNullable(ConfigDef.parseType(setting, text, type));
        } catch (ConfigException notOfThisType) {
            return Optional.empty();
        }
    }
}
