package dev.k2g.validate;

import dev.k2g.graph.CypherError;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.PluginSpec;
import dev.k2g.sinkconfig.SinkStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import static org.assertj.core.api.Assertions.assertThat;

class SinkStatementTest {

    @Test
    void is_what_the_sink_sends_to_servers_before_2025_06() {
        SinkStatement statement = SinkStatement.around("MERGE (n:N {id: event.id})\n", Map.of(), false);

        assertThat(statement.text()).isEqualTo("""
                UNWIND $events AS e
                WITH e ORDER BY e.offset ASC
                CALL (e) {
                WITH e WHERE e.q = $q0
                WITH e.params.value AS event, e.params.timestamp AS `__timestamp`, e.params.header AS `__header`,\
                 e.params.key AS `__key`, e.params.value AS `__value`
                MERGE (n:N {id: event.id})
                RETURN 0 AS x
                }
                FINISH""");
        assertThat(statement.text().lines().toList().get(statement.firstLine() - 1))
                .isEqualTo("MERGE (n:N {id: event.id})");
    }

    @Test
    void is_cypher_25_from_2025_06_on() {
        SinkStatement statement = SinkStatement.around("MERGE (n)", Map.of(), true);

        assertThat(statement.text())
                .startsWith("CYPHER 25\n")
                .contains("WHEN e.q = $q0 THEN {\n")
                .endsWith("MERGE (n)\n}\n}\nFINISH");
    }

    @Test
    void binds_as_the_connector_is_told_to() {
        Map<String, String> config = Map.of(
                "neo4j.cypher.bind-value-as-event", "false",
                "neo4j.cypher.bind-timestamp-as", "",
                "neo4j.cypher.bind-header-as", "",
                "neo4j.cypher.bind-key-as", "k");

        assertThat(SinkStatement.around("MERGE (n)", config, false).text())
                .contains("WITH e.params.key AS `k`, e.params.value AS `__value`\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.9", "5.0.4"})
    void releases_before_5_1_append_it(String version) {
        assertThat(SinkStatement.of(connector(version), "MERGE (n)\n", true))
                .isEqualTo(new SinkStatement("UNWIND $events AS event\nMERGE (n)", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1.0", "5.4.2"})
    void releases_before_5_5_make_a_subquery_of_it(String version) {
        assertThat(SinkStatement.of(connector(version), "MERGE (n)\n", true)).isEqualTo(new SinkStatement("""
                        UNWIND $events AS message
                        WITH message.value AS event, message.timestamp AS `__timestamp`, message.header AS `__header`,\
                         message.key AS `__key`, message.value AS `__value`
                        CALL {
                        WITH *
                        MERGE (n)
                        }""", 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.5.2", "5.10.0", "6.0.0", "latest"})
    void later_releases_are_taken_for_like_5_5(String version) {
        assertThat(SinkStatement.of(connector(version), "MERGE (n)", true))
                .isEqualTo(SinkStatement.around("MERGE (n)", Map.of(), true));
    }

    private static ConnectorSpec connector(String version) {
        return new ConnectorSpec(
                "sink",
                new PluginSpec("neo4j/kafka-connect-neo4j", version),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                1,
                ConnectorSpec.OnMappingChange.REFUSE,
                Map.of());
    }

    @Test
    void only_calendar_versions_from_2025_06_on_choose_cypher_25() {
        assertThat(CypherChecks.choosesCypher25("Neo4j Kernel 5.26.30 community"))
                .isFalse();
        assertThat(CypherChecks.choosesCypher25("Neo4j Kernel 2025.05.0 enterprise"))
                .isFalse();
        assertThat(CypherChecks.choosesCypher25("Neo4j Kernel 2025.06.1 enterprise"))
                .isTrue();
        assertThat(CypherChecks.choosesCypher25("Neo4j Kernel 2026.08.1 community"))
                .isTrue();
    }

    @Test
    void an_error_behind_the_text_is_one_at_its_end() {
        String own = "MERGE (n:N)\nSET n.x = \n";
        SinkStatement statement = SinkStatement.around(own, Map.of(), false);
        CypherError atReturn =
                new CypherError("Invalid input 'RETURN'", OptionalInt.of(statement.firstLine() + 2), OptionalInt.of(1));

        assertThat(CypherChecks.inOwnText(atReturn, statement, own))
                .isEqualTo(new CypherError("Invalid input 'RETURN'", OptionalInt.of(2), OptionalInt.of(10)));
    }
}
