package dev.k2g.graph;

import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.UnreachableException;
import dev.k2g.secret.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GraphFailuresTest {

    /** As of an instance of Aura that is paused. */
    @ParameterizedTest
    @ValueSource(strings = {"neo4j+s://abc123.invalid", "neo4j://abc123.invalid", "bolt+s://abc123.invalid:7687"})
    void a_host_that_is_not_known_is_told_as_such(String address) {
        Neo4jEndpoint nowhere = new Neo4jEndpoint(
                URI.create(address), "neo4j", Secret.of("hunter2"), "neo4j", Optional.empty(), Optional.empty());
        try (Graph graph = Graph.connect(nowhere)) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(graph.constraints()::list)
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(FindingCode.HOST_UNKNOWN))
                    .withMessage("Neo4j at " + address + " is not known by that name.");
        }
    }
}
