package dev.k2g.kafka;

import dev.k2g.recipe.TopicSpec;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Topics and their configuration, as Kafka's client has them in requests. */
public final class TopicRequests {

    private TopicRequests() {}

    /** The topic to be made, with the broker's default replication. */
    public static NewTopic newTopic(TopicSpec topic) {
        Optional<Integer> partitions =
                topic.partitions().isPresent() ? Optional.of(topic.partitions().getAsInt()) : Optional.empty();
        return new NewTopic(topic.name(), partitions, Optional.empty()).configs(topic.config());
    }

    static Collection<AlterConfigOp> operations(TopicSettings settings) {
        return Stream.concat(
                        settings.set().entrySet().stream()
                                .map(setting -> new AlterConfigOp(
                                        new ConfigEntry(setting.getKey(), setting.getValue()), OpType.SET)),
                        settings.unset().stream()
                                .map(name -> new AlterConfigOp(new ConfigEntry(name, null), OpType.DELETE)))
                .toList();
    }

    static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
