package dev.k2g.validate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/** Configurations that no recipe leads to, but people write. */
class ConnectorConfigChecksTest {

    private static final Function<String, SourceLocation> LOCATIONS = property -> SourceLocation.in(Path.of(property));

    @Test
    void the_topic_in_the_key_must_be_one_that_is_read() {
        List<Finding> findings = ConnectorConfigChecks.check(
                Map.of("topics", "meetup-rsvps, meetup-more", "neo4j.topic.cypher.meetup_rsvps", "RETURN 1"),
                LOCATIONS);

        assertThat(findings)
                .map(Finding::toString)
                .containsExactly(
                        "neo4j.topic.cypher.meetup_rsvps: neo4j.topic.cypher.meetup_rsvps is for topic meetup_rsvps, which"
                                + " the connector does not read: it would write nothing. Let the key end in the topic's"
                                + " name: meetup-more or meetup-rsvps.",
                        "topics: The connector reads topic meetup-more, and no property ends in its name: it has no Cypher."
                                + " Give the topic Cypher, or take it from the connector's topics.",
                        "topics: The connector reads topic meetup-rsvps, and no property ends in its name: it has no"
                                + " Cypher. Give the topic Cypher, or take it from the connector's topics.");
    }

    @Test
    void what_fits_has_nothing_to_be_found() {
        assertThat(ConnectorConfigChecks.check(
                        Map.of(
                                "topics", "a.b,c",
                                "neo4j.cypher.topic.a.b", "RETURN 1",
                                "neo4j.cypher.topic.c", "RETURN 1",
                                "errors.tolerance", "all",
                                "errors.deadletterqueue.topic.name", "d"),
                        LOCATIONS))
                .isEmpty();
    }

    @Test
    void a_poll_that_may_take_too_long_is_found_with_the_sum() {
        Map<String, String> raised = Map.of(
                "connector.class", "org.neo4j.connectors.kafka.sink.Neo4jConnector",
                "topics", "a",
                "neo4j.cypher.topic.a", "RETURN 1",
                "consumer.override.max.poll.records", "5000");

        assertThat(ConnectorConfigChecks.check(raised, LOCATIONS))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code() + " " + finding)
                        .startsWith("K2G-421 consumer.override.max.poll.records: A poll brings up to 5000 records;")
                        .contains("5000 × 5 round trips × 100 ms are 2500 s"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    neo4j+s://abc.databases.neo4j.io:7687             |
                    bolt+s://abc.databases.neo4j.io:7687              |
                    neo4j+s://localhost:7688                          |
                    bolt://localhost:7687                             |
                    bolt://localhost                                  |
                    no address at all                                 |
                    neo4j+s://abc.databases.neo4j.io                  | K2G-605 Write neo4j+s://abc.databases.neo4j.io:7687.
                    neo4j+s://abc.databases.neo4j.io:7473             | K2G-605 Write neo4j+s://abc.databases.neo4j.io:7687.
                    neo4j+s://a:7687,neo4j+s://b                      | K2G-605 Write neo4j+s://b:7687.
                    neo4j://abc.databases.neo4j.io:7687               | K2G-606 Write neo4j+s://abc.databases.neo4j.io:7687.
                    bolt://abc.databases.neo4j.io                     | K2G-606 Write neo4j+s://abc.databases.neo4j.io:7687.
                    """)
    void an_address_has_bolts_port_and_aura_is_reached_with_tls(String address, String expected) {
        assertThat(AddressChecks.check(Map.of("neo4j.uri", address), LOCATIONS))
                .map(finding -> finding.code() + " " + finding.remedy())
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void only_a_managed_connector_takes_no_backslash_and_the_secret_is_not_told() {
        Map<String, String> config = Map.of("neo4j.authentication.basic.password", "a\\b");

        assertThat(ConnectorConfigChecks.check(config, LOCATIONS)).isEmpty();
        assertThat(ConnectorConfigChecks.check(
                        Map.of(
                                "connector.class", "Neo4jSink",
                                "max.poll.records", "200",
                                "neo4j.authentication.basic.password", "a\\b"),
                        LOCATIONS))
                .singleElement()
                .asString()
                .contains("neo4j.authentication.basic.password has a backslash")
                .doesNotContain("a\\b");
    }
}
