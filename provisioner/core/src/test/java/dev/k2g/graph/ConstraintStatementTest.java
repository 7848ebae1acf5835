package dev.k2g.graph;

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
        assertThat(ConstraintStatement.create(spec(kind, entity, List.of("p", "q"), "")))
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
        assertThat(ConstraintStatement.create(spec(kind, entity, List.of("p"), type)))
                .isEqualTo("CREATE CONSTRAINT `c` IF NOT EXISTS FOR " + rest.replaceAll(" +", " "));
        assertThatThrownBy(() -> ConstraintStatement.create(spec(kind, entity, List.of("p", "q"), type)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The constraint c needs exactly one property.");
    }

    @Test
    void a_name_cannot_end_its_own_quotes() {
        assertThat(CypherName.quote("a`b")).isEqualTo("`a``b`");
        assertThat(CypherName.quote("a\\u0060b")).isEqualTo("`a``b`");
    }

    @Test
    void a_type_cannot_hold_another_statement() {
        assertThatThrownBy(() -> ConstraintStatement.create(
                        spec(Kind.TYPE, Entity.NODE, List.of("p"), "INTEGER OPTIONS {x: 1}")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no Cypher type");
    }

    private static ConstraintSpec spec(Kind kind, Entity entity, List<String> properties, String type) {
        return new ConstraintSpec(
                "c", kind, entity, "L", properties, type.isEmpty() ? Optional.empty() : Optional.of(type));
    }
}
