package dev.k2g.graph;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.graph.GraphValue.Node;
import dev.k2g.graph.GraphValue.Path;
import dev.k2g.graph.GraphValue.Period;
import dev.k2g.graph.GraphValue.Point;
import dev.k2g.graph.GraphValue.Relationship;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import dev.k2g.secret.Secret;
import dev.k2g.testsupport.SharedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SharedStack.class)
class GraphTest {

    private final Neo4jEndpoint endpoint;
    private final Graph graph;

    GraphTest(Endpoints endpoints) {
        this.endpoint = endpoints.neo4j();
        this.graph = Graph.connect(endpoint);
    }

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void gives_typed_values() {
        Rows rows = graph.query(
                "RETURN 1 AS i, 1.5 AS f, 'x' AS s, true AS b, null AS n, [1, null] AS l, {k: $p} AS m,"
                        + " date('2026-11-22') AS d, duration('P1M2DT3S') AS p, point({x: 1, y: 2}) AS pt",
                Map.of("p", 7));

        assertThat(rows.columns()).containsExactly("i", "f", "s", "b", "n", "l", "m", "d", "p", "pt");
        assertThat(rows.rows())
                .containsExactly(Arrays.asList(
                        1L,
                        1.5,
                        "x",
                        true,
                        null,
                        Arrays.asList(1L, null),
                        Map.of("k", 7L),
                        LocalDate.of(2026, 11, 22),
                        new Period("P1M2DT3S"),
                        new Point(7203, 1, 2, OptionalDouble.empty())));
        assertThat(rows.asMaps().get(0)).containsEntry("i", 1L).containsEntry("n", null);
    }

    @Test
    void gives_nodes_relationships_and_paths() {
        Rows rows = graph.query(
                "CREATE p = (a:GraphTestA:GraphTestB {k: 1})<-[r:GRAPH_TEST {w: 2.5}]-(b:GraphTestA) RETURN a, r, p",
                Map.of());
        Node a = new Node(new TreeSet<>(List.of("GraphTestA", "GraphTestB")), Map.of("k", 1L));
        Node b = new Node(new TreeSet<>(List.of("GraphTestA")), Map.of());
        Relationship r = new Relationship("GRAPH_TEST", Map.of("w", 2.5));

        assertThat(rows.rows().get(0)).containsExactly(a, r, new Path(a, List.of(new Path.Step(r, false, b))));
        assertThat(graph.counts().nodes()).containsEntry("GraphTestA", 2L).containsEntry("GraphTestB", 1L);
        assertThat(graph.counts().relationships()).containsEntry("GRAPH_TEST", 1L);

        graph.query("MATCH (n:GraphTestA) DETACH DELETE n", Map.of());

        assertThat(graph.counts().nodes()).doesNotContainKey("GraphTestA");
        assertThat(graph.counts().relationships()).doesNotContainKey("GRAPH_TEST");
    }

    @Test
    void counts_side_effects_as_the_tck_does() {
        GraphSnapshot before = graph.snapshot();
        graph.query("CREATE (:GraphSide {k: 1, l: 'x'})-[:GRAPH_SIDE {m: 1}]->(:GraphSide)", Map.of());
        GraphSnapshot created = graph.snapshot();
        graph.query("MATCH (n:GraphSide {k: 1}) SET n.k = '1', n.l = 'x'", Map.of());
        GraphSnapshot changed = graph.snapshot();
        graph.query("MATCH (n:GraphSide) DETACH DELETE n", Map.of());

        assertThat(SideEffects.between(before, created).counts())
                .isEqualTo(Map.of("+nodes", 2L, "+relationships", 1L, "+labels", 1L, "+properties", 3L));
        assertThat(SideEffects.between(created, changed).counts())
                .isEqualTo(Map.of("+properties", 1L, "-properties", 1L));
        assertThat(SideEffects.between(changed, graph.snapshot()).counts())
                .isEqualTo(Map.of("-nodes", 2L, "-relationships", 1L, "-labels", 1L, "-properties", 3L));
    }

    @Test
    void makes_constraints_whatever_their_names_hold() {
        ConstraintSpec odd = unique("graph `odd` \"name\"", "Graph`Odd Label", List.of("a `b`", "c"));

        graph.constraints().create(odd);
        graph.constraints().create(odd);
        graph.constraints().create(unique("graph_other_name", "Graph`Odd Label", List.of("a `b`", "c")));

        assertThat(graph.constraints().list())
                .filteredOn(constraint -> constraint.labelOrType().startsWith("Graph`Odd"))
                .singleElement()
                .satisfies(live -> {
                    assertThat(live.name()).isEqualTo(odd.name());
                    assertThat(live.isEquivalentTo(odd)).isTrue();
                });
        graph.query("DROP CONSTRAINT `graph ``odd`` \"name\"`", Map.of());
    }

    @Test
    void a_constraint_that_data_violates_is_not_made_and_the_value_is_named() {
        graph.query("CREATE (:GraphTwice {id: 'same'}), (:GraphTwice {id: 'same'})", Map.of());

        assertThatThrownBy(() -> graph.constraints().create(unique("graph_twice", "GraphTwice", List.of("id"))))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("make the constraint graph_twice")
                .hasMessageContaining("same");

        graph.query("MATCH (n:GraphTwice) DELETE n", Map.of());
    }

    /** Neo4j makes none then, and says so only when it is asked to. */
    @Test
    void what_is_in_the_way_of_a_constraint_is_known_before() {
        ConstraintSpec wanted = unique("graph_way", "GraphWay`s", List.of("a", "b"));
        graph.query("CREATE INDEX `graph ``way``` FOR (n:`GraphWay``s`) ON (n.a, n.b)", Map.of());
        graph.query("CREATE TEXT INDEX graph_text FOR (n:`GraphWay``s`) ON (n.a)", Map.of());

        List<LiveIndex> inTheWay = graph.constraints().indexes().stream()
                .filter(index -> index.takesThePlaceOf(wanted))
                .toList();

        assertThat(inTheWay).extracting(LiveIndex::name).containsExactly("graph `way`");
        assertThatThrownBy(() -> graph.constraints().create(wanted)).isInstanceOf(FailedException.class);
        graph.query("DROP INDEX " + CypherName.quote(inTheWay.get(0).name()), Map.of());
        graph.constraints().create(wanted);
        assertThat(graph.constraints().indexes()).extracting(LiveIndex::name).doesNotContain(wanted.name());
        graph.constraints().drop(wanted.name());
        graph.query("DROP INDEX graph_text", Map.of());
    }

    @Test
    void kinds_that_the_edition_does_not_have_are_known_before() {
        assertThat(graph.constraints().unavailable(unique("graph_kind", "GraphKind", List.of("a"))))
                .isEmpty();
        for (ConstraintSpec wanted : List.of(
                kind(Kind.KEY, Entity.NODE, ""),
                kind(Kind.EXISTS, Entity.RELATIONSHIP, ""),
                kind(Kind.TYPE, Entity.NODE, "INTEGER | FLOAT"))) {
            assertThat(graph.constraints().unavailable(wanted))
                    .as(wanted.toString())
                    .hasValueSatisfying(why -> assertThat(why).contains("Community Edition"));
            assertThatThrownBy(() -> graph.constraints().create(wanted))
                    .isInstanceOf(FailedException.class)
                    .hasMessageContaining("requires Neo4j Enterprise Edition");
        }
    }

    private static ConstraintSpec kind(Kind kind, Entity entity, String type) {
        return new ConstraintSpec(
                "graph_kind",
                kind,
                entity,
                "GRAPH_KIND",
                List.of("a"),
                Optional.of(type).filter(any -> !any.isEmpty()));
    }

    @Test
    void says_where_a_statement_is_wrong() {
        assertThat(graph.compile("MATCH (n)\nRETURN m"))
                .contains(new CypherError("Variable `m` not defined", OptionalInt.of(2), OptionalInt.of(8)));
        assertThat(graph.compile("MERG (n)").orElseThrow())
                .extracting(CypherError::line, CypherError::column)
                .containsExactly(OptionalInt.of(1), OptionalInt.of(1));
        assertThat(graph.compile("RETURN 1; RETURN 2"))
                .contains(new CypherError(
                        "Expected exactly one statement per query but got: 2",
                        OptionalInt.empty(),
                        OptionalInt.empty()));
        assertThat(graph.compile("UNWIND $events AS e MERGE (n:GraphNever {id: e.id})"))
                .isEmpty();
        assertThatThrownBy(() -> graph.query("MATCH (n)\nRETURN m", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The Cypher statement is not valid at line 2, column 8: Variable `m` not defined.");
        assertThatThrownBy(() -> graph.query("RETURN 1 / 0", Map.of()))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("by zero");
    }

    @Test
    void names_the_server() {
        assertThat(graph.version()).matches("Neo4j .*(5\\.26|20\\d\\d\\.\\d\\d)\\.\\d+ community");
    }

    @Test
    void a_wrong_password_is_refused_by_user_and_without_the_password() {
        try (Graph refused = Graph.connect(as("graph-test-user", "hunter2", endpoint.uri()))) {
            assertThatThrownBy(refused::version)
                    .isInstanceOf(FailedException.class)
                    .hasMessage("Neo4j at " + endpoint.uri() + " refused the password of user graph-test-user.")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void a_certificate_of_an_unknown_authority_is_not_trusted() {
        Neo4jEndpoint untrusting = new Neo4jEndpoint(
                endpoint.uri(), endpoint.username(), endpoint.password(), "", Optional.empty(), Optional.empty());

        try (Graph refused = Graph.connect(untrusting)) {
            assertThatThrownBy(refused::version)
                    .isInstanceOf(FailedException.class)
                    .hasMessageContaining("Neo4j at " + endpoint.uri() + " could not be reached safely");
        }
    }

    @Test
    void a_database_that_is_not_there_is_named() {
        Neo4jEndpoint elsewhere = new Neo4jEndpoint(
                endpoint.uri(),
                endpoint.username(),
                endpoint.password(),
                "nothere",
                endpoint.certificateAuthority(),
                Optional.empty());

        try (Graph missing = Graph.connect(elsewhere)) {
            assertThatThrownBy(missing::counts)
                    .isInstanceOf(FailedException.class)
                    .hasMessage("Neo4j at " + endpoint.uri() + " has no database nothere.");
        }
    }

    @Test
    void a_server_that_is_not_there_is_unreachable() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("neo4j+s://127.0.0.1:" + socket.getLocalPort());
        }

        try (Graph unreachable = Graph.connect(as("neo4j", "hunter2", nobody))) {
            assertThatThrownBy(unreachable.constraints()::list)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("Neo4j at " + nobody + " did not answer when asked to list the constraints.");
        }
    }

    private Neo4jEndpoint as(String username, String password, URI uri) {
        return new Neo4jEndpoint(
                uri, username, Secret.of(password), "", endpoint.certificateAuthority(), Optional.empty());
    }

    /** A constraint whose making is broken off leaves an index behind, which is in the way of every further try. */
    @Test
    void an_interrupt_does_not_break_off_the_making_of_a_constraint() {
        ConstraintSpec constraint = unique("graph_test_interrupted", "GraphTestInterrupted", List.of("k"));

        Thread.currentThread().interrupt();
        graph.constraints().create(constraint);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(graph.constraints().list()).extracting(LiveConstraint::name).contains(constraint.name());
        graph.constraints().drop(constraint.name());
    }

    private static ConstraintSpec unique(String name, String label, List<String> properties) {
        return new ConstraintSpec(name, Kind.UNIQUE, Entity.NODE, label, properties, Optional.empty());
    }
}
