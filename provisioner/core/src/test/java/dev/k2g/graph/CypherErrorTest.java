package dev.k2g.graph;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.OptionalInt;

import static org.assertj.core.api.Assertions.assertThat;

class CypherErrorTest {

    @Test
    void finds_the_place_and_leaves_out_the_excerpt() {
        CypherError error = CypherError.parse("""
                Variable `n` not defined (line 2, column 8 (offset: 17))
                "RETURN n"
                        ^""");

        assertThat(error).isEqualTo(new CypherError("Variable `n` not defined", OptionalInt.of(2), OptionalInt.of(8)));
    }

    @Test
    void may_have_no_place() {
        assertThat(CypherError.parse("There is no procedure\nof that name"))
                .isEqualTo(new CypherError(
                        "There is no procedure of that name", OptionalInt.empty(), OptionalInt.empty()));
    }

    @Test
    void a_private_authority_takes_the_trust_out_of_the_scheme() {
        assertThat(GraphDriver.withoutImpliedTrust(URI.create("neo4j+s://localhost:7687")))
                .hasToString("neo4j://localhost:7687");
        assertThat(GraphDriver.withoutImpliedTrust(URI.create("bolt+s://localhost:7687?policy=x")))
                .hasToString("bolt://localhost:7687?policy=x");
        assertThat(GraphDriver.withoutImpliedTrust(URI.create("neo4j://localhost")))
                .hasToString("neo4j://localhost");
    }
}
