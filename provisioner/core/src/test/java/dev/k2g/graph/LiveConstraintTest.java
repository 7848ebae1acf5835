package dev.k2g.graph;

import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class LiveConstraintTest {

    @ParameterizedTest
    @CsvSource({
        "UNIQUENESS, UNIQUE",
        "RELATIONSHIP_UNIQUENESS, UNIQUE",
        "NODE_PROPERTY_UNIQUENESS, UNIQUE",
        "RELATIONSHIP_PROPERTY_UNIQUENESS, UNIQUE",
        "NODE_KEY, KEY",
        "RELATIONSHIP_KEY, KEY",
        "NODE_PROPERTY_EXISTENCE, EXISTS",
        "RELATIONSHIP_PROPERTY_EXISTENCE, EXISTS",
        "NODE_PROPERTY_TYPE, TYPE",
        "RELATIONSHIP_PROPERTY_TYPE, TYPE",
    })
    void knows_what_each_type_demands(String type, Kind kind) {
        assertThat(live(type, "").kind()).contains(kind);
    }

    @Test
    void does_not_guess_what_an_unknown_type_demands() {
        assertThat(live("NODE_LABEL_EXISTENCE", "").kind()).isEmpty();
    }

    @Test
    void is_equivalent_whatever_its_name_and_the_spelling_of_its_type_are() {
        ConstraintSpec wanted =
                new ConstraintSpec("other", Kind.TYPE, Entity.NODE, "L", List.of("p"), Optional.of("int"));

        assertThat(live("NODE_PROPERTY_TYPE", "INTEGER").isEquivalentTo(wanted)).isTrue();
        assertThat(live("NODE_PROPERTY_TYPE", "STRING").isEquivalentTo(wanted)).isFalse();
        assertThat(live("NODE_KEY", "").isEquivalentTo(wanted)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "INTEGER | FLOAT; float|int; true",
                "INTEGER | FLOAT; INTEGER; false",
                "LIST<INTEGER NOT NULL | FLOAT NOT NULL>; list< INTEGER NOT NULL|FLOAT NOT NULL >; true",
                "LIST<INTEGER NOT NULL>; ARRAY<INT NOT NULL>; true",
                "LOCAL DATETIME | POINT; point | TIMESTAMP WITHOUT TIME ZONE; true",
                "ZONED TIME; LOCAL TIME; false"
            })
    void of_several_types_the_order_does_not_matter(String live, String wanted, boolean isEquivalent) {
        assertThat(live("NODE_PROPERTY_TYPE", live)
                        .isEquivalentTo(new ConstraintSpec(
                                "c", Kind.TYPE, Entity.NODE, "L", List.of("p"), Optional.of(wanted))))
                .isEqualTo(isEquivalent);
    }

    /** Rows as 4.4 has them, by its Cypher manual's page on listing constraints: without a column for a property's type. */
    @Test
    void reads_the_rows_of_an_old_server() {
        assertThat(LiveConstraint.of(row("UNIQUENESS", "NODE")))
                .isEqualTo(
                        new LiveConstraint("c", "UNIQUENESS", Entity.NODE, "L", List.of("p", "q"), Optional.empty()));
        assertThat(LiveConstraint.of(row("RELATIONSHIP_PROPERTY_EXISTENCE", "RELATIONSHIP"))
                        .isEquivalentTo(new ConstraintSpec(
                                "other", Kind.EXISTS, Entity.RELATIONSHIP, "L", List.of("p", "q"), Optional.empty())))
                .isTrue();
    }

    private static Value row(String type, String entity) {
        return Values.value(Map.of(
                "name",
                "c",
                "type",
                type,
                "entityType",
                entity,
                "labelsOrTypes",
                List.of("L"),
                "properties",
                List.of("p", "q")));
    }

    private static LiveConstraint live(String type, String propertyType) {
        return new LiveConstraint(
                "c",
                type,
                Entity.NODE,
                "L",
                List.of("p"),
                propertyType.isEmpty() ? Optional.empty() : Optional.of(propertyType));
    }
}
