package dev.k2g.provision;

import dev.k2g.graph.LiveConstraint;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Operation;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class DiffTest {

    @Test
    void what_a_topic_inherits_from_the_broker_is_no_change() {
        TopicSpec wanted = topic(OptionalInt.empty(), Map.of());

        assertThat(TopicDiffer.compare(wanted, live(3, Map.of("retention.ms", "1")))
                        .operation())
                .isEqualTo(Operation.NONE);
    }

    @Test
    void more_partitions_and_another_configuration_are_an_update() {
        Change change = TopicDiffer.compare(
                topic(OptionalInt.of(3), Map.of("retention.ms", "2")), live(1, Map.of("retention.ms", "1")));

        assertThat(change.operation()).isEqualTo(Operation.UPDATE);
        assertThat(change.fields())
                .containsExactly(new FieldChange("partitions", "1", "3"), new FieldChange("retention.ms", "1", "2"));
    }

    @Test
    void fewer_partitions_are_a_replacement() {
        assertThat(TopicDiffer.compare(topic(OptionalInt.of(1), Map.of()), live(3, Map.of()))
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
                "c", Map.of("topics", "t"), Optional.of(Map.of("topics", "t", "name", "c", "kafka.endpoint", "x")));

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
