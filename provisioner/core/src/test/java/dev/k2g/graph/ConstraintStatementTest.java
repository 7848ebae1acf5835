package dev.k2g.graph;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConstraintStatementTest {

    private static final Neo4jVersion NEO4J_5 = Neo4jVersion.in("Neo4j Kernel 5.26.30 community");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4.4.41 | UNIQUE | NODE         | p     | FOR (e:`L`) REQUIRE e.`p` IS UNIQUE",
                "4.4.41 | UNIQUE | NODE         | p q   | FOR (e:`L`) REQUIRE (e.`p`, e.`q`) IS UNIQUE",
                "4.4.41 | KEY    | NODE         | p     | FOR (e:`L`) REQUIRE (e.`p`) IS NODE KEY",
                "4.4.41 | EXISTS | NODE         | p     | FOR (e:`L`) REQUIRE e.`p` IS NOT NULL",
                "4.4.41 | EXISTS | RELATIONSHIP | p     | FOR ()-[e:`L`]-() REQUIRE e.`p` IS NOT NULL",
                "4.3.23 | UNIQUE | NODE         | p     | ON (e:`L`) ASSERT e.`p` IS UNIQUE",
                "4.3.23 | KEY    | NODE         | p q   | ON (e:`L`) ASSERT (e.`p`, e.`q`) IS NODE KEY",
                "4.3.23 | EXISTS | RELATIONSHIP | p     | ON ()-[e:`L`]-() ASSERT e.`p` IS NOT NULL",
                "2026.08.1 | UNIQUE | NODE      | p     | FOR (e:`L`) REQUIRE (e.`p`) IS UNIQUE",
            })
    void an_old_server_gets_its_own_syntax(String version, Kind kind, Entity entity, String properties, String rest) {
        ConstraintSpec constraint = spec(kind, entity, List.of(properties.split(" ")), "");

        assertThat(ConstraintStatement.create(constraint, Neo4jVersion.in(version)))
                .isEqualTo("CREATE CONSTRAINT `c` IF NOT EXISTS " + rest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.8.0  | TYPE   | NODE         | p   | 5.9",
                "4.4.41 | KEY    | RELATIONSHIP | p   | 5.7",
                "5.6.0  | UNIQUE | RELATIONSHIP | p   | 5.7",
                "4.3.23 | UNIQUE | NODE         | p q | 4.4",
                "4.2.19 | UNIQUE | NODE         | p   | 4.3",
            })
    void what_an_old_server_does_not_have_is_said(
            String version, Kind kind, Entity entity, String properties, String since) {
        Neo4jVersion server = Neo4jVersion.in(version);
        ConstraintSpec constraint = spec(kind, entity, List.of(properties.split(" ")), "INTEGER");

        assertThatThrownBy(() -> ConstraintStatement.create(constraint, server))
                .isInstanceOf(FailedException.class)
                .hasMessage("The server is Neo4j " + server + ", and constraints such as c are there since Neo4j "
                        + since + ".");
    }

    @Test
    void lists_the_columns_that_a_server_has() {
        String columns = "SHOW CONSTRAINTS YIELD name, type, entityType, labelsOrTypes, properties";

        assertThat(ConstraintStatement.list(Neo4jVersion.in("4.4.41"))).isEqualTo(columns + " RETURN * ORDER BY name");
        assertThat(ConstraintStatement.list(Neo4jVersion.in("5.8.0"))).doesNotContain("propertyType");
        assertThat(ConstraintStatement.list(NEO4J_5)).isEqualTo(columns + ", propertyType RETURN * ORDER BY name");
        assertThat(ConstraintStatement.list(Neo4jVersion.in("of a version that it does not tell")))
                .contains("propertyType");
        assertThatThrownBy(() -> ConstraintStatement.list(Neo4jVersion.in("4.2.19")))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("The server is Neo4j 4.2,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNIQUE | NODE         | (e:`L`)       REQUIRE (e.`p`, e.`q`) IS UNIQUE",
                "UNIQUE | RELATIONSHIP | ()-[e:`L`]-() REQUIRE (e.`p`, e.`q`) IS UNIQUE",
                "KEY    | NODE         | (e:`L`)       REQUIRE (e.`p`, e.`q`) IS NODE KEY",
                "KEY    | RELATIONSHIP | ()-[e:`L`]-() REQUIRE (e.`p`, e.`q`) IS RELATIONSHIP KEY",
            })
    void demands_on_several_properties(Kind kind, Entity entity, String rest) {
        assertThat(ConstraintStatement.create(spec(kind, entity, List.of("p", "q"), ""), NEO4J_5))
                .isEqualTo("CREATE CONSTRAINT `c` IF NOT EXISTS FOR " + rest.replaceAll(" +", " "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EXISTS | NODE         | (e:`L`)       REQUIRE (e.`p`) IS NOT NULL",
                "EXISTS | RELATIONSHIP | ()-[e:`L`]-() REQUIRE (e.`p`) IS NOT NULL",
                "TYPE   | NODE         | (e:`L`)       REQUIRE (e.`p`) IS :: LIST<STRING NOT NULL>",
                "TYPE   | RELATIONSHIP | ()-[e:`L`]-() REQUIRE (e.`p`) IS :: LIST<STRING NOT NULL>",
            })
    void demands_on_one_property(Kind kind, Entity entity, String rest) {
        String type = kind == Kind.TYPE ? "LIST<STRING NOT NULL>" : "";
        assertThat(ConstraintStatement.create(spec(kind, entity, List.of("p"), type), NEO4J_5))
                .isEqualTo("CREATE CONSTRAINT `c` IF NOT EXISTS FOR " + rest.replaceAll(" +", " "));
        assertThatThrownBy(() -> ConstraintStatement.create(spec(kind, entity, List.of("p", "q"), type), NEO4J_5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The constraint c needs exactly one property.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.26.30 community   | UNIQUE | ''              | ''",
                "5.26.30 community   | KEY    | ''              | The server is Neo4j 5.26, Community Edition,",
                "2026.08.1 community | EXISTS | ''              | The server is Neo4j 2026.8, Community Edition,",
                "2026.08.1 community | TYPE   | INTEGER         | The server is Neo4j 2026.8, Community Edition,",
                "5.26.30 enterprise  | KEY    | ''              | ''",
                "5.10.0 enterprise   | TYPE   | INTEGER         | ''",
            })
    void what_an_edition_does_not_have_is_said(String version, Kind kind, String type, String problem) {
        assertThat(ConstraintStatement.missing(spec(kind, Entity.NODE, List.of("p"), type), "Neo4j Kernel " + version)
                        .orElse(""))
                .startsWith(problem)
                .matches(problem.isEmpty() ? "" : ".+");
    }

    @Test
    void a_property_may_have_several_types() {
        ConstraintSpec several = spec(Kind.TYPE, Entity.NODE, List.of("p"), "INTEGER | LIST<STRING NOT NULL> | FLOAT");

        assertThat(ConstraintStatement.create(several, NEO4J_5))
                .endsWith("(e.`p`) IS :: INTEGER | LIST<STRING NOT NULL> | FLOAT");
        assertThat(ConstraintStatement.missing(several, "Neo4j Kernel 5.10.0 enterprise"))
                .hasValueSatisfying(problem -> assertThat(problem).endsWith("are there since Neo4j 5.11."));
    }

    @Test
    void lists_the_indexes_that_are_no_constraints() {
        assertThat(ConstraintStatement.listIndexes(NEO4J_5)).contains("WHERE owningConstraint IS NULL");
        assertThat(ConstraintStatement.listIndexes(Neo4jVersion.in("4.4.41"))).contains("WHERE uniqueness <> 'UNIQUE'");
    }

    @Test
    void a_name_cannot_end_its_own_quotes() {
        assertThat(CypherName.quote("a`b")).isEqualTo("`a``b`");
        assertThat(CypherName.quote("a\\u0060b")).isEqualTo("`a``b`");
    }

    @Test
    void a_type_cannot_hold_another_statement() {
        assertThatThrownBy(() -> ConstraintStatement.create(
                        spec(Kind.TYPE, Entity.NODE, List.of("p"), "INTEGER OPTIONS {x: 1}"), NEO4J_5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no Cypher type");
    }

    private static ConstraintSpec spec(Kind kind, Entity entity, List<String> properties, String type) {
        return new ConstraintSpec(
                "c", kind, entity, "L", properties, type.isEmpty() ? Optional.empty() : Optional.of(type));
    }
}
