package dev.k2g.validate;

import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.Graph;
import dev.k2g.pipeline.TryEvent;
import dev.k2g.pipeline.TryReport;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.secret.Secret;
import dev.k2g.sink.Neo4jServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is said of a recipe, and tried, on a server that has apoc.cypher.doIt: what the sink does there. */
@ExtendWith(Neo4jServer.WithDoIt.class)
class DoItChecksTest {

    private final Path folder;
    private final Neo4jServer server;
    private final Graph graph;
    private String version = "5.5.2";

    DoItChecksTest(Neo4jServer server, @TempDir Path folder) {
        this.folder = folder;
        this.server = server;
        this.graph = Graph.connect(new Neo4jEndpoint(
                URI.create(server.uri()),
                "neo4j",
                Secret.of(server.password()),
                "",
                Optional.empty(),
                Optional.empty()));
    }

    @AfterEach
    void close() {
        graph.close();
    }

    /** The line of Neo4j that these tests run on decides what passes elsewhere: 5.26 refuses a final RETURN there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "MERGE (n:N {id: event.id})             !      !              !",
                "MERGE (e:N {id: event.id})             !      ! write.cypher:1:8  ! write.cypher:1:8",
                "MERGE (n:N {id: event.id}) RETURN n    !      ! write.cypher:1:28 !",
                "LET i = event.id MERGE (n:N {id: i})   ! write.cypher:1:1 !   !",
                "MATCH (n:N)-[r]->() SET n = r          !      !              ! write.cypher:1:29",
            })
    void what_passes_here_and_not_without_the_procedure_is_told(
            String cypher, String wrong, String notOn5, String notOn2026) throws IOException {
        LocatedRecipe recipe = new LocatedRecipe(recipe(cypher));
        CypherChecks checks = new CypherChecks(graph);

        String elsewhere = server.runsCypher25() ? notOn2026 : notOn5;
        assertThat(places(checks.check(recipe))).isEqualTo(wrong == null ? List.of() : List.of(wrong + " K2G-201"));
        assertThat(places(checks.portability(recipe)))
                .isEqualTo(elsewhere == null ? List.of() : List.of(elsewhere + " K2G-212"));
    }

    @Test
    void a_finding_says_which_server_it_is_about() throws IOException {
        LocatedRecipe recipe = new LocatedRecipe(recipe("MERGE (e:N {id: event.id})"));

        assertThat(new CypherChecks(graph).portability(recipe).get(0).problem())
                .startsWith("The Cypher of connector sink, topic things passes on this server, which has"
                        + " apoc.cypher.doIt, and fails on one that has not: ");
    }

    @Test
    void releases_that_do_not_call_it_are_compiled_as_ever() throws IOException {
        version = "5.4.1";
        LocatedRecipe recipe = new LocatedRecipe(recipe("MERGE (n:N {id: event.id})"));

        assertThat(new CypherChecks(graph).check(recipe)).isEmpty();
        assertThat(new CypherChecks(graph).portability(recipe)).isEmpty();
    }

    @Test
    void try_runs_what_the_procedure_runs() throws IOException {
        Recipe recipe = recipe("MERGE (e:Tried {id: event.id}) RETURN e");

        TryReport report = new TryEvent(recipe, graph).record(recipe.topic("things"), "{\"id\": 7}");

        assertThat(report.sinks())
                .singleElement()
                .satisfies(sink -> assertThat(sink.written().sideEffects().counts())
                        .isEqualTo(Map.of("+nodes", 1L, "+labels", 1L, "+properties", 1L)));
        assertThat(graph.counts().nodes()).doesNotContainKey("Tried");
    }

    @Test
    void try_tells_the_record_that_is_refused_in_the_databases_words() throws IOException {
        Recipe recipe = recipe("MERGE (n:Tried {id: event.id})");

        TryReport report = new TryEvent(recipe, graph).record(recipe.topic("things"), "{\"name\": 7}");

        assertThat(report.sinks())
                .singleElement()
                .satisfies(sink -> assertThat(sink.refused().get(0))
                        .startsWith("Cannot merge the following node because of null property value for 'id'"));
    }

    @Test
    void try_refuses_what_the_procedure_would() throws IOException {
        Recipe recipe = recipe("FILTER event.id > 1 MERGE (n:Tried {id: event.id})");

        assertThatThrownBy(() -> new TryEvent(recipe, graph).record(recipe.topic("things"), "{\"id\": 7}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("write.cypher:1:1: ");
    }

    private static List<String> places(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        finding.location().withFile(finding.location().file().getFileName()) + " " + finding.code())
                .toList();
    }

    private Recipe recipe(String cypher) throws IOException {
        Files.writeString(folder.resolve("write.cypher"), cypher + "\n");
        Files.writeString(folder.resolve("recipe.yaml"), """
                apiVersion: k2g.dev/v1alpha1
                name: things
                topics:
                  things: {name: things}
                  bad: {name: bad}
                connectors:
                  sink:
                    plugin: {name: neo4j/kafka-connect-neo4j, version: %s}
                    consumes: {things: {cypher: write.cypher}}
                    deadLetters: bad
                """.formatted(version));
        return RecipeReader.read(folder, Map.of());
    }
}
