package dev.k2g.provision;

import dev.k2g.connect.ConnectorState;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.LiveConnector;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.kafka.TopicSettings;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Operation;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.ConnectorSpec.WantedState;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import dev.k2g.recipe.PluginSpec;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class DiffTest {

    @Test
    void what_a_topic_inherits_from_the_broker_is_no_change() {
        TopicSpec wanted = topic(OptionalInt.empty(), Map.of());

        assertThat(TopicDiffer.compare(wanted, live(3, Map.of("retention.ms", "1")), Set.of())
                        .operation())
                .isEqualTo(Operation.NONE);
    }

    @Test
    void more_partitions_and_another_configuration_are_an_update() {
        Change change = TopicDiffer.compare(
                topic(OptionalInt.of(3), Map.of("retention.ms", "2")), live(1, Map.of("retention.ms", "1")), Set.of());

        assertThat(change.operation()).isEqualTo(Operation.UPDATE);
        assertThat(change.fields())
                .containsExactly(new FieldChange("partitions", "1", "3"), new FieldChange("retention.ms", "1", "2"));
    }

    @Test
    void a_setting_that_kafka_spells_otherwise_is_no_change() {
        LiveTopic live = new LiveTopic(
                "topic",
                1,
                1,
                Map.of("cleanup.policy", "compact,delete", "preallocate", "true"),
                Map.of(),
                Map.of("cleanup.policy", ConfigType.LIST, "preallocate", ConfigType.BOOLEAN));

        assertThat(TopicDiffer.compare(
                        topic(OptionalInt.empty(), Map.of("cleanup.policy", "compact, delete", "preallocate", "TRUE")),
                        Optional.of(live),
                        Set.of()))
                .isEqualTo(new Change(id(), Operation.NONE, List.of()));
    }

    @Test
    void a_setting_that_k2g_gave_and_the_recipe_has_no_more_goes_back_to_the_brokers() {
        Change change = TopicDiffer.compare(
                topic(OptionalInt.empty(), Map.of("segment.ms", "3")),
                Optional.of(new LiveTopic(
                        "topic", 1, 1, Map.of("retention.ms", "1", "segment.ms", "2", "segment.bytes", "16384"))),
                Set.of("retention.ms", "segment.ms", "cleanup.policy"));

        assertThat(change.operation()).isEqualTo(Operation.UPDATE);
        assertThat(change.fields())
                .containsExactly(new FieldChange("retention.ms", "1", null), new FieldChange("segment.ms", "2", "3"));
        assertThat(change.notes())
                .containsExactly("What the recipe has no more goes back to the broker's default: retention.ms.");
        assertThat(TopicDiffer.settings(change))
                .isEqualTo(new TopicSettings(Map.of("segment.ms", "3"), Set.of("retention.ms")));
    }

    @Test
    void a_topic_that_takes_dead_letters_no_more_loses_what_it_had_for_them() {
        Change change = TopicDiffer.compare(
                topic(OptionalInt.empty(), Map.of()),
                live(1, Map.of(TopicSpec.TIMESTAMP_TYPE, TopicSpec.LOG_APPEND_TIME)),
                Set.of(TopicSpec.TIMESTAMP_TYPE));

        assertThat(change.fields())
                .containsExactly(new FieldChange(TopicSpec.TIMESTAMP_TYPE, TopicSpec.LOG_APPEND_TIME, null));
    }

    @Test
    void fewer_partitions_are_a_replacement() {
        assertThat(TopicDiffer.compare(topic(OptionalInt.of(1), Map.of()), live(3, Map.of()), Set.of())
                        .operation())
                .isEqualTo(Operation.REPLACE);
    }

    @Test
    void an_equivalent_constraint_is_left_alone_and_its_name_reported() {
        Change change = ConstraintDiffer.compare(
                unique("wanted"), List.of(liveUnique("there", "Member")), ManagedResources.unknown());

        assertThat(change.operation()).isEqualTo(Operation.NONE);
        assertThat(change.fields()).containsExactly(new FieldChange("name", "there", "wanted"));
    }

    @Test
    void a_constraint_of_the_same_name_with_another_meaning_is_a_replacement() {
        Change change = ConstraintDiffer.compare(
                unique("wanted"), List.of(liveUnique("wanted", "Other")), ManagedResources.unknown());

        assertThat(change.operation()).isEqualTo(Operation.REPLACE);
        assertThat(change.fields()).containsExactly(new FieldChange("node", "Other", "Member"));
    }

    @Test
    void white_space_is_no_change_in_the_cypher_of_any_dialect() {
        Map<String, String> legacy = Map.of("neo4j.topic.cypher.a", "MERGE (a:A)");
        Map<String, String> managed = Map.of("neo4j.cypher.topic.map", "{\"a\": \"MERGE (a:A)\"}");

        assertThat(ConnectorConfigDiff.between(
                                "c", legacy, Optional.of(Map.of("neo4j.topic.cypher.a", "MERGE  (a:A)\n")))
                        .operation())
                .isEqualTo(Operation.NONE);
        assertThat(ConnectorConfigDiff.between(
                                "c",
                                managed,
                                Optional.of(Map.of("neo4j.cypher.topic.map", "{\"a\":\"MERGE\\n (a:A)\"}")))
                        .operation())
                .isEqualTo(Operation.NONE);
        assertThat(ConnectorConfigDiff.between(
                                "c", managed, Optional.of(Map.of("neo4j.cypher.topic.map", "{\"b\":\"MERGE (a:A)\"}")))
                        .operation())
                .isEqualTo(Operation.UPDATE);
    }

    @Test
    void what_a_worker_adds_to_a_connector_is_no_change() {
        Change change = ConnectorConfigDiff.between(
                "c", Map.of("topics", "t"), Optional.of(Map.of("topics", "t", "name", "c")));

        assertThat(change).isEqualTo(new Change(change.resource(), Operation.NONE, List.of()));
    }

    @Test
    void white_space_in_cypher_is_no_change() {
        Change change = ConnectorConfigDiff.between(
                "c",
                Map.of("neo4j.cypher.topic.t", "MERGE (n:N {id: event.id})"),
                Optional.of(Map.of("neo4j.cypher.topic.t", "MERGE (n:N\n  {id: event.id})\n")));

        assertThat(change.operation()).isEqualTo(Operation.NONE);
        assertThat(ConnectorConfigDiff.changesCypher(change)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                neo4j.topic.cypher.t     | MERGE (n:N);            | neo4j.cypher.topic.t     | MERGE (n:N)             | false
                neo4j.topic.cypher.t     | MERGE (n:N)             | neo4j.cypher.topic.t     | MERGE (n:M)             | true
                neo4j.topic.cypher.t     | MERGE (n:N)             | neo4j.cypher.topic.u     | MERGE (n:M)             | false
                neo4j.cypher.topic.map   | {"t": "MERGE (n:N)"}    | neo4j.cypher.topic.t     | MERGE (n:M)             | true
                neo4j.cypher.topic.map   | {"t": "MERGE (n:N)"}    | neo4j.cypher.topic.t     | MERGE (n:N)             | false
                neo4j.cypher.topic.t     | MERGE (n:N)             | neo4j.cypher.topic.map   | {"t": "MERGE (n:M)"}    | true
                neo4j.cypher.topic.token | MERGE (n:N)             | neo4j.cypher.topic.token | MERGE (n:M)             | true
                """)
    void another_dialect_is_another_mapping_if_the_cypher_differs(
            String before, String old, String after, String cypher, boolean changes) {
        Change change = ConnectorConfigDiff.between("c", Map.of(after, cypher), Optional.of(Map.of(before, old)));

        assertThat(change.operation()).isEqualTo(Operation.UPDATE);
        assertThat(ConnectorConfigDiff.changesCypher(change)).isEqualTo(changes);
    }

    @Test
    void a_setting_that_a_converter_does_not_read_is_no_change() {
        String key = "key.converter";
        Map<String, String> text = Map.of(key, "org.apache.kafka.connect.storage.StringConverter");
        Map<String, String> json = Map.of(key, "org.apache.kafka.connect.json.JsonConverter");

        assertThat(ConnectorConfigDiff.between("c", text, Optional.of(with(text, key + ".schemas.enable")))
                        .operation())
                .isEqualTo(Operation.NONE);
        assertThat(ConnectorConfigDiff.between("c", json, Optional.of(with(json, key + ".schemas.enable")))
                        .operation())
                .isEqualTo(Operation.UPDATE);
    }

    private static Map<String, String> with(Map<String, String> config, String key) {
        Map<String, String> more = new TreeMap<>(config);
        more.put(key, "false");
        return more;
    }

    @Test
    void a_property_that_the_recipe_does_not_have_any_more_goes() {
        Change change = ConnectorConfigDiff.between(
                "c", Map.of("topics", "t"), Optional.of(Map.of("topics", "t", "errors.tolerance", "all")));

        assertThat(change.operation()).isEqualTo(Operation.UPDATE);
        assertThat(change.fields()).containsExactly(new FieldChange("errors.tolerance", "all", null));
    }

    @Test
    void a_key_of_any_prefix_goes_and_the_note_says_which_somebody_else_has_added() {
        Change change = new ConnectorConfigDiff(
                        Optional.of(Set.of("topics", "transforms", "transforms.tag.type")), connectorClass -> Map.of())
                .compare(
                        "c",
                        Map.of("topics", "t"),
                        Optional.of(Map.of(
                                "topics", "t",
                                "transforms", "tag",
                                "transforms.tag.type", "T",
                                "some.key", "v")));

        assertThat(change.fields())
                .containsExactly(
                        new FieldChange("some.key", "v", null),
                        new FieldChange("transforms", "tag", null),
                        new FieldChange("transforms.tag.type", "T", null));
        assertThat(change.notes()).singleElement().asString().startsWith("Not from k2g: some.key. ");
    }

    @ParameterizedTest
    @CsvSource({
        "transforms.mask.password, hunter2",
        "value.converter.basic.auth.user.info, me:hunter2",
        "neo4j.authentication.bearer.token, hunter2",
        "producer.override.sasl.jaas.config, hunter2",
        "db.pwd, hunter2",
        "value.converter.schema.registry.url, https://me:hunter2@host",
    })
    void what_somebody_has_added_is_shown_without_its_secrets(String key, String value) {
        Change change =
                ConnectorConfigDiff.between("c", Map.of("topics", "t"), Optional.of(Map.of("topics", "t", key, value)));

        assertThat(change.fields()).extracting(FieldChange::field).containsExactly(key);
        assertThat(change.toString()).contains("******").doesNotContain("hunter2");
    }

    @Test
    void the_cypher_of_a_topic_called_like_a_secret_is_shown() {
        Change change = ConnectorConfigDiff.between(
                "c",
                Map.of("neo4j.cypher.topic.passengers", "MERGE (:New)"),
                Optional.of(Map.of("neo4j.cypher.topic.passengers", "MERGE (:Old)")));

        assertThat(change.toString()).contains("MERGE (:Old)", "MERGE (:New)");
    }

    @Test
    void of_what_a_service_shows_that_which_is_not_its_default_goes() {
        Map<String, String> wanted = Map.of("connector.class", "Neo4jSink");
        Map<String, String> live = Map.of(
                "connector.class", "Neo4jSink",
                "name", "c",
                "kafka.endpoint", "SASL_SSL://pkc-1:9092",
                "kafka.api.secret", "****************",
                "errors.tolerance", "all",
                "neo4j.batch-size", "500",
                "neo4j.eos-offset-label", "no default is known",
                "neo4j.max-retry-time", "120s",
                "transforms", "tag",
                "transforms.tag.type", "T");

        Change change = new ConnectorConfigDiff(
                        Optional.of(Set.of("connector.class", "neo4j.max-retry-time")),
                        connectorClass -> Map.of("neo4j.batch-size", "1000", "errors.tolerance", "all"))
                .compare("c", wanted, Optional.of(live));

        assertThat(change.fields())
                .containsExactly(
                        new FieldChange("neo4j.batch-size", "500", null),
                        new FieldChange("neo4j.max-retry-time", "120s", null),
                        new FieldChange("transforms", "tag", null),
                        new FieldChange("transforms.tag.type", "T", null));
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, RUNNING, NONE",
        "RUNNING, PAUSED, UPDATE",
        "RUNNING, STOPPED, UPDATE",
        "RUNNING, UNASSIGNED, NONE",
        "RUNNING, FAILED, UPDATE",
        "PAUSED, PAUSED, NONE",
        "PAUSED, STOPPED, NONE",
        "PAUSED, RUNNING, UPDATE",
        "PAUSED, PROVISIONING, NONE",
        "PAUSED, FAILED, UPDATE"
    })
    void a_connector_that_does_not_run_as_the_recipe_has_it_is_to_change(
            WantedState wanted, ConnectorState live, Operation expected) {
        ConnectorSpec connector = new ConnectorSpec(
                        "c",
                        new PluginSpec("o/n", "1"),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        1,
                        OnMappingChange.REFUSE,
                        Map.of())
                .in(wanted);
        Change same = new Change(new ResourceId(ResourceKind.CONNECTOR, "c"), Operation.NONE, List.of());
        ConnectorStatus status = new ConnectorStatus("c", live, "", List.of());

        Change change =
                ConnectorStateDiff.of(connector, same, Optional.of(new LiveConnector(Map.of(), Optional.of(status))));

        assertThat(change.operation()).isEqualTo(expected);
        if (expected == Operation.UPDATE) {
            assertThat(change.fields()).containsExactly(new FieldChange("state", live.name(), wanted.name()));
        }
    }

    @Test
    void a_password_is_masked_and_a_reference_to_one_is_not() {
        String key = "neo4j.authentication.basic.password";
        Change change = ConnectorConfigDiff.between(
                "c", Map.of(key, "${file:/run/neo4j:PASSWORD}"), Optional.of(Map.of(key, "hunter2")));

        assertThat(change.fields()).containsExactly(new FieldChange(key, "******", "${file:/run/neo4j:PASSWORD}"));
    }

    @Test
    void a_secret_that_a_service_masks_is_no_change() {
        String key = "neo4j.authentication.basic.password";
        Change change = ConnectorConfigDiff.between(
                "c", Map.of(key, "${file:/run/neo4j:PASSWORD}"), Optional.of(Map.of(key, "****************")));

        assertThat(change.operation()).isEqualTo(Operation.NONE);
    }

    @Test
    void what_a_service_adds_is_no_change_even_if_only_an_owner_could_set_it() {
        Map<String, String> wanted = Map.of("connector.class", "Neo4jSink", "kafka.api.key", "KEY");

        Change change = ConnectorConfigDiff.between(
                "c",
                wanted,
                Optional.of(Map.of(
                        "connector.class", "Neo4jSink",
                        "kafka.api.key", "****************",
                        "kafka.endpoint", "SASL_SSL://pkc-1:9092",
                        "neo4j.batch-size", "1000")));

        assertThat(change.operation()).isEqualTo(Operation.NONE);
    }

    @Test
    void a_secret_that_a_service_is_given_is_nowhere_in_a_change() {
        String key = "neo4j.authentication.basic.password";
        Map<String, String> wanted = Map.of("connector.class", "Neo4jSink", key, "${hunter2}");

        Change update = ConnectorConfigDiff.withChangedSecret(
                ConnectorConfigDiff.between(
                        "c", wanted, Optional.of(Map.of("connector.class", "Neo4jSink", key, "an old one"))),
                "hunter2");

        assertThat(update.operation()).isEqualTo(Operation.UPDATE);
        assertThat(update.toString()).doesNotContain("hunter2");
        assertThat(ConnectorConfigDiff.between("c", wanted, Optional.empty()).toString())
                .doesNotContain("hunter2");
    }

    private static ResourceId id() {
        return new ResourceId(ResourceKind.TOPIC, "topic");
    }

    private static TopicSpec topic(OptionalInt partitions, Map<String, String> config) {
        return new TopicSpec("t", "topic", partitions, config, DataFormat.NONE, DataFormat.JSON);
    }

    private static Optional<LiveTopic> live(int partitions, Map<String, String> config) {
        return Optional.of(new LiveTopic("topic", partitions, 1, config));
    }

    private static ConstraintSpec unique(String name) {
        return new ConstraintSpec(name, Kind.UNIQUE, Entity.NODE, "Member", List.of("id"), Optional.empty());
    }

    private static LiveConstraint liveUnique(String name, String label) {
        return new LiveConstraint(name, "UNIQUENESS", Entity.NODE, label, List.of("id"), Optional.empty());
    }
}
