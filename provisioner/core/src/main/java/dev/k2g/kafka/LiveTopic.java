package dev.k2g.kafka;

import org.apache.kafka.clients.admin.ConfigEntry.ConfigType;

import java.util.Map;
import java.util.Optional;

/**
 * A topic that is there.
 *
 * @param name its name
 * @param partitions how many partitions it has
 * @param replication how many replicas its first partition has
 * @param config the configuration set on the topic itself, without what it inherits from the broker
 * @param inherited the configuration that it has from the broker, as far as it is known
 * @param types what type each setting is of, as far as it is known
 */
public record LiveTopic(
        String name,
        int partitions,
        int replication,
        Map<String, String> config,
        Map<String, String> inherited,
        Map<String, ConfigType> types) {

    /** Copies the maps. */
    public LiveTopic {
        config = Map.copyOf(config);
        inherited = Map.copyOf(inherited);
        types = Map.copyOf(types);
    }

    /** One of which is not known of what types its settings are. */
    public LiveTopic(
            String name, int partitions, int replication, Map<String, String> config, Map<String, String> inherited) {
        this(name, partitions, replication, config, inherited, Map.of());
    }

    /** One of which is not known what it inherits. */
    public LiveTopic(String name, int partitions, int replication, Map<String, String> config) {
        this(name, partitions, replication, config, Map.of());
    }

    /** The value that holds for this key, whoever set it; empty when that is not known. */
    public Optional<String> effective(String key) {
        return Optional.ofNullable(config.getOrDefault(key, inherited.get(key)));
    }

    /** Whether this is set on the topic itself, however it is spelled: Kafka answers in a spelling of its own. */
    public boolean has(String setting, String value) {
        String own = config.get(setting);
        return own != null
                && SettingEquivalence.areSame(setting, types.getOrDefault(setting, ConfigType.UNKNOWN), own, value);
    }
}
