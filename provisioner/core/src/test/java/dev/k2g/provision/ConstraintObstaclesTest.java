package dev.k2g.provision;

import dev.k2g.failure.FindingCode;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.graph.LiveIndex;
import dev.k2g.plan.Obstacle;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** What Neo4j 5.26 and 2026 refuse, and what they take. */
class ConstraintObstaclesTest {

    @ParameterizedTest
    @CsvSource({
        "RANGE, NODE, L, a b, true",
        "BTREE, NODE, L, a b, true",
        "TEXT, NODE, L, a b, false",
        "RANGE, NODE, L, b a, false",
        "RANGE, NODE, L, a, false",
        "RANGE, NODE, M, a b, false",
        "RANGE, RELATIONSHIP, L, a b, false"
    })
    void an_index_of_the_same_properties(
            String type, Entity entity, String label, String properties, boolean isInTheWay) {
        LiveIndex index = new LiveIndex("i", type, entity, List.of(label), List.of(properties.split(" ")));

        assertThat(ConstraintObstacles.index(unique("c"), List.of(index)).isPresent())
                .isEqualTo(isInTheWay);
    }

    @Test
    void the_statement_that_clears_the_way_quotes_the_name() {
        LiveIndex index = new LiveIndex("odd `name`", "RANGE", Entity.NODE, List.of("L"), List.of("a", "b"));

        Obstacle obstacle =
                ConstraintObstacles.index(unique("c"), List.of(index)).orElseThrow();

        assertThat(obstacle.code()).isEqualTo(FindingCode.INDEX_IN_THE_WAY);
        assertThat(obstacle.problem())
                .isEqualTo("Constraint c cannot be made: Index odd `name` is for the same properties.");
        assertThat(obstacle.remedy())
                .isEqualTo("Drop it, since the constraint brings one of its own: DROP INDEX `odd ``name```.");
    }

    /** Whatever it is about: Neo4j has one name for an index and a constraint. */
    @Test
    void an_index_of_the_constraints_name() {
        LiveIndex index = new LiveIndex("c", "FULLTEXT", Entity.NODE, List.of("X", "Y"), List.of("z"));

        Obstacle obstacle =
                ConstraintObstacles.index(unique("c"), List.of(index)).orElseThrow();

        assertThat(obstacle.problem())
                .isEqualTo(
                        "Constraint c cannot be made: There is an index of that name, of type FULLTEXT, for X, Y (z).");
        assertThat(obstacle.remedy())
                .startsWith("Give the constraint another name")
                .endsWith("DROP INDEX `c`.");
        assertThat(ConstraintObstacles.index(unique("d"), List.of(index))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NODE_KEY, '', UNIQUE, '', true",
        "NODE_PROPERTY_UNIQUENESS, '', KEY, '', true",
        "NODE_PROPERTY_TYPE, STRING, TYPE, INTEGER, true",
        "NODE_PROPERTY_TYPE, INTEGER | FLOAT, TYPE, float|int, false",
        "NODE_PROPERTY_EXISTENCE, '', KEY, '', false",
        "NODE_PROPERTY_EXISTENCE, '', TYPE, STRING, false"
    })
    void another_constraint_of_the_same_properties(
            String type, String liveType, Kind kind, String wantedType, boolean isInTheWay) {
        LiveConstraint live = new LiveConstraint("other", type, Entity.NODE, "L", List.of("a"), optional(liveType));
        ConstraintSpec wanted = new ConstraintSpec("c", kind, Entity.NODE, "L", List.of("a"), optional(wantedType));

        Optional<Obstacle> obstacle = ConstraintObstacles.constraint(wanted, List.of(live));

        assertThat(obstacle.isPresent()).isEqualTo(isInTheWay);
        assertThat(obstacle.stream())
                .allSatisfy(found -> assertThat(found.remedy()).endsWith("DROP CONSTRAINT `other`."));
    }

    private static Optional<String> optional(String text) {
        return Optional.of(text).filter(any -> !any.isEmpty());
    }

    private static ConstraintSpec unique(String name) {
        return new ConstraintSpec(name, Kind.UNIQUE, Entity.NODE, "L", List.of("a", "b"), Optional.empty());
    }
}
