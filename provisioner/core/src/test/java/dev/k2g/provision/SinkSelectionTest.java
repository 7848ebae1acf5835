package dev.k2g.provision;

import dev.k2g.sinkconfig.SinkReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class SinkSelectionTest {

    private static final String STRING = "org.apache.kafka.connect.storage.StringConverter";

    private final SinkSelection selection = new SinkSelection(Set.of("orders", "dlq", "_schemas"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                My Neo4j Sink | orders          | MERGE (a:A) | A recipe has no such name
                sink/1        | orders          | MERGE (a:A) | A recipe has no such name
                sink          | gone            | MERGE (a:A) | Its topic gone is not there.
                sink          | _schemas        | MERGE (a:A) | Its topic _schemas belongs to Kafka
                sink          | connect-offsets | MERGE (a:A) | Its topic connect-offsets belongs to Kafka
                sink          | dlq             | MERGE (a:A) | It reads its own dead letter topic, dlq.
                sink          | orders          | MERGE (a:A {x: '${param:x}'}) | In its Cypher for orders there is ${param:…}
                """)
    void the_odd_one_is_left_out_with_its_reason(String name, String topic, String cypher, String reason) {
        selection.offer(name, sink(topic, cypher, STRING));
        selection.offer("well", sink("orders", "MERGE (a:A)", STRING));

        assertThat(selection.chosen()).containsOnlyKeys("well");
        assertThat(selection.leftOut()).singleElement().asString().startsWith("Connector " + name + ": " + reason);
    }

    @Test
    void a_topic_is_read_in_one_format() {
        selection.offer("a", sink("orders", "MERGE (a:A)", STRING));
        selection.offer("b", sink("orders", "MERGE (a:A)", "org.apache.kafka.connect.json.JsonConverter"));

        assertThat(selection.chosen()).containsOnlyKeys("a");
        assertThat(selection.leftOut())
                .containsExactly(
                        "Connector b: It reads topic orders with keys in format json and values in format json, and"
                                + " connector a with keys in format string and values in format json: a recipe's topic has one"
                                + " format of each.");
    }

    private static SinkReading sink(String topic, String cypher, String keyConverter) {
        Map<String, String> config = new TreeMap<>(Map.of(
                "connector.class",
                "org.neo4j.connectors.kafka.sink.Neo4jConnector",
                "topics",
                topic,
                "neo4j.cypher.topic." + topic,
                cypher,
                "errors.tolerance",
                "all",
                "errors.deadletterqueue.topic.name",
                "dlq",
                "key.converter",
                keyConverter,
                "key.converter.schemas.enable",
                "false",
                "value.converter",
                "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schemas.enable",
                "false"));
        return SinkReading.of(config);
    }
}
