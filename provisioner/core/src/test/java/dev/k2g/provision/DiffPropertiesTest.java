package dev.k2g.provision;

import dev.k2g.kafka.LiveTopic;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is wanted and whatever is there: what a change says, carried out, leaves nothing to change. */
class DiffPropertiesTest {

    @Property(tries = 5_000)
    void a_topic_converges(
            @ForAll("topicConfigs") Map<String, String> wanted,
            @ForAll("topicConfigs") Map<String, String> live,
            @ForAll("topicSettings") Set<String> given,
            @ForAll @IntRange(min = 1, max = 5) int wantedPartitions,
            @ForAll @IntRange(min = 1, max = 5) int livePartitions) {
        TopicSpec topic =
                new TopicSpec("t", "t", OptionalInt.of(wantedPartitions), wanted, DataFormat.NONE, DataFormat.NONE);

        Change change = TopicDiffer.compare(topic, Optional.of(new LiveTopic("t", livePartitions, 1, live)), given);

        if (wantedPartitions < livePartitions) {
            assertThat(change.operation()).isEqualTo(Operation.REPLACE);
            assertThat(change.obstacle()).isPresent();
            return;
        }
        Map<String, String> fields = after(live, change);
        int partitions = Integer.parseInt(fields.getOrDefault("partitions", String.valueOf(livePartitions)));
        fields.remove("partitions");
        LiveTopic changed = new LiveTopic("t", partitions, 1, fields);
        assertThat(fields.keySet())
                .as("what k2g gave and what others set")
                .containsAll(wanted.keySet())
                .containsAll(live.keySet().stream()
                        .filter(key -> !given.contains(key))
                        .toList());
        assertThat(TopicDiffer.compare(topic, Optional.of(changed), given).isPending())
                .isFalse();
        assertThat(change.isPending()).isEqualTo(!changed.equals(new LiveTopic("t", livePartitions, 1, live)));
    }

    @Property(tries = 5_000)
    void a_connector_converges_whatever_somebody_has_added(
            @ForAll("connectorConfigs") Map<String, String> wanted,
            @ForAll("connectorConfigs") Map<String, String> live,
            @ForAll("addedByOthers") Map<String, String> added) {
        Map<String, String> before = new TreeMap<>(live);
        before.putAll(added);
        before.put("name", "c"); // a worker adds it

        Change change = ConnectorConfigDiff.between("c", wanted, Optional.of(before));

        Map<String, String> stored = after(before, change);
        assertThat(stored.keySet()).containsAll(wanted.keySet()).hasSize(wanted.size() + 1);
        assertThat(ConnectorConfigDiff.between("c", wanted, Optional.of(stored)).isPending())
                .isFalse();
    }

    private static Map<String, String> after(Map<String, String> live, Change change) {
        Map<String, String> fields = new TreeMap<>(live);
        for (FieldChange field : change.fields()) {
            if (field.after() == null) {
                fields.remove(field.field());
            } else {
                fields.put(field.field(), field.after());
            }
        }
        return fields;
    }

    @Provide
    Arbitrary<Set<String>> topicSettings() {
        return Arbitraries.of("retention.ms", "cleanup.policy", "max.message.bytes")
                .set();
    }

    @Provide
    Arbitrary<Map<String, String>> topicConfigs() {
        return Arbitraries.maps(
                        Arbitraries.of("retention.ms", "cleanup.policy", "max.message.bytes"),
                        Arbitraries.of("1", "2", "delete"))
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<Map<String, String>> connectorConfigs() {
        return Arbitraries.maps(
                        Arbitraries.of(
                                "topics",
                                "tasks.max",
                                "neo4j.uri",
                                "neo4j.batch-size",
                                "errors.tolerance",
                                "neo4j.cypher.topic.a"),
                        Arbitraries.of("1", "MERGE (n)", "MERGE  (n)\n", "${file:/a:B}"))
                .ofMinSize(1)
                .ofMaxSize(6)
                .filter(config -> config.containsKey("topics"));
    }

    /** What no recipe sets, masked values among them. */
    @Provide
    Arbitrary<Map<String, String>> addedByOthers() {
        return Arbitraries.maps(
                        Arbitraries.of("transforms", "kafka.endpoint", "cloud.environment", "task.class"),
                        Arbitraries.of("x", "****************"))
                .ofMaxSize(4);
    }
}
