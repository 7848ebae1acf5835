package dev.k2g.validate;

import dev.k2g.connect.Connect;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.Severity;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.testsupport.SharedStack;
import dev.k2g.testsupport.SmallRecipe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SharedStack.class)
class PreApplyValidationTest {

    private final Path directory;
    private final SmallRecipe folder;
    private final Endpoints endpoints;
    private final Graph graph;
    private final Connect connect;
    private final PreApplyValidation checks;

    PreApplyValidationTest(Endpoints endpoints, @TempDir Path directory) {
        this.directory = directory;
        this.folder = new SmallRecipe(directory);
        this.endpoints = endpoints;
        this.graph = Graph.connect(endpoints.neo4j());
        this.connect = Connect.at(endpoints.connect(), endpoints.redaction());
        this.checks = new PreApplyValidation(graph, connect, endpoints.sink());
    }

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void a_good_recipe_passes_and_nothing_is_made() {
        assertThatCode(() -> checks.check(folder.write("checkgood", 1, "MERGE (n:Ofcheckgood {id: event.id})\n")))
                .doesNotThrowAnyException();

        try (Kafka kafka = Kafka.connect(endpoints.kafka())) {
            assertThat(kafka.topics().names()).noneMatch(name -> name.startsWith("checkgood"));
        }
        assertThat(connect.connectors()).noneMatch(name -> name.startsWith("checkgood"));
    }

    @Test
    void bad_cypher_is_found_at_its_place_in_the_users_own_file() {
        assertThatThrownBy(() -> checks.check(
                        folder.write("checkbad", 1, "// a comment\nMERGE (n:N {id: event.id})\n  SET m.x = 1\n")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(directory.resolve("write.cypher") + ":3:7: ")
                .hasMessageContaining("connector checkbad-sink, topic events")
                .hasMessageContaining("Variable `m` not defined");
    }

    @Test
    void what_runs_by_itself_but_not_in_the_sink_is_found() {
        assertThatThrownBy(() -> checks.check(folder.write("checksink", 1, "MERGE (n:N {id: event.id}) RETURN n")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("write.cypher:1:28: ")
                .hasMessageContaining("must not end in RETURN");
    }

    @Test
    void every_wrong_statement_is_named_at_once() throws IOException {
        Recipe recipe = folder.write("checkall", 1, "MERGE (n:N {id: event.id}");
        Files.writeString(directory.resolve("read.cypher"), "RETURN nothing");

        assertThatThrownBy(() -> checks.check(RecipeReader.read(recipe.directory(), Map.of())))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .hasSize(2)
                        .anyMatch(line -> line.startsWith(directory.resolve("write.cypher") + ":1:26: "))
                        .anyMatch(line -> line.startsWith(directory.resolve("read.cypher") + ":1:8: ")));
    }

    @Test
    void a_validation_has_the_places_of_the_servers_findings() {
        Recipe recipe = folder.write("checklive", 1, "MERGE (n:Ofchecklive {id: event.id})\n  SET m.x = 1\n");

        ValidationReport report = live(recipe, graph, endpoints.sink());

        assertThat(report.failure()).isEmpty();
        assertThat(report.findings())
                .map(finding ->
                        finding.location().withFile(finding.location().file().getFileName()) + " " + finding.code())
                .containsExactly("write.cypher:1:23 K2G-205", "write.cypher:2:7 K2G-201");
    }

    @Test
    void an_older_release_is_compiled_as_its_own_statement() throws IOException {
        Recipe recipe = folder.write("checkold", 1, "MERGE (n:Ofcheckold {id: event.id}) RETURN n");
        Path file = directory.resolve("recipe.yaml");
        for (String version : List.of("1.0.9", "5.1.18")) {
            Files.writeString(file, Files.readString(file).replaceFirst("version: [0-9.]+", "version: " + version));
            Recipe older = RecipeReader.read(recipe.directory(), Map.of());

            List<String> codes = codes(live(older, graph, endpoints.sink()));
            // only 1.0.9 has the text at the statement's own end
            assertThat(codes.contains("K2G-201")).as(version).isEqualTo(version.startsWith("5"));
        }
    }

    /** This server has no apoc.cypher.doIt; one that has it runs the text in its default language. */
    @Test
    void what_only_cypher_25_has_is_wrong_before_it_and_not_portable_with_it() {
        Recipe recipe = folder.write("checklet", 1, "LET id = event.id MERGE (n:Ofchecklet {id: id})");
        boolean is5 = graph.version().contains(" 5.");

        assertThat(live(recipe, graph, endpoints.sink()).findings())
                .filteredOn(finding ->
                        finding.severity() == Severity.ERROR || finding.code().equals(FindingCode.CYPHER_NOT_PORTABLE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .contains(
                                "write.cypher:1:1: ",
                                is5 ? " is not valid: " : " passes on this server, which has no "));
    }

    @Test
    void a_parameter_that_nobody_gives_is_refused_though_neo4j_compiles_it() {
        assertThatThrownBy(() ->
                        checks.check(folder.write("checkparam", 1, "MERGE (n:N {id: event.id}) SET n.from = $source")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("write.cypher:1:41: ")
                .hasMessageContaining("gives the Cypher of topic events no parameter $source");
    }

    @Test
    void a_constraint_that_is_there_already_backs_a_merge() {
        Recipe recipe = folder.write("checkback", 1, "MERGE (n:Backing {id: event.id}) SET n.at = event.at");
        assertThat(codes(live(recipe, graph, endpoints.sink()))).contains("K2G-204");

        graph.query("CREATE CONSTRAINT checkback FOR (n:Backing) REQUIRE n.id IS UNIQUE", Map.of());
        try {
            assertThat(codes(live(recipe, graph, endpoints.sink()))).doesNotContain("K2G-204");
        } finally {
            graph.query("DROP CONSTRAINT checkback", Map.of());
        }
    }

    @Test
    void a_server_that_does_not_answer_leaves_out_its_own_checks_only() {
        Neo4jEndpoint there = endpoints.neo4j();
        SinkConnection good = endpoints.sink();
        SinkConnection nowhere = new SinkConnection("", good.username(), good.passwordReference(), good.database());
        Recipe recipe = folder.write("checkaway", 1, "MERGE (n:Ofcheckaway {id: event.id}) RETURN n");

        try (Graph away = Graph.connect(new Neo4jEndpoint(
                URI.create("bolt://127.0.0.1:1"),
                there.username(),
                there.password(),
                "",
                Optional.empty(),
                Optional.empty()))) {
            ValidationReport report = live(recipe, away, nowhere);

            assertThat(codes(report))
                    .contains("K2G-604", "K2G-402", "K2G-203", "K2G-205")
                    .doesNotContain("K2G-201");
            assertThat(report.failure())
                    .hasValueSatisfying(
                            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
        }
    }

    private ValidationReport live(Recipe recipe, Graph asked, SinkConnection sink) {
        try (Kafka kafka = Kafka.connect(endpoints.kafka())) {
            return RecipeValidation.live(recipe, kafka, asked, connect, sink);
        }
    }

    private static List<String> codes(ValidationReport report) {
        return report.findings().stream().map(finding -> finding.code().id()).toList();
    }

    @Test
    void a_plugin_of_another_dialect_is_missing() throws IOException {
        folder.write("checkdial", 1, "MERGE (n:N {id: event.id})");
        Path yaml = directory.resolve("recipe.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("5.5.2}", "5.5.2, dialect: managed}"));

        assertThatThrownBy(() -> checks.check(RecipeReader.read(directory, Map.of())))
                .isInstanceOf(FailedException.class)
                .hasMessage("The Connect worker has no connector plugin of class Neo4jSink, which"
                        + " neo4j/kafka-connect-neo4j:5.5.2 has.");
    }

    @Test
    void a_configuration_that_the_worker_refuses_is_found() {
        SinkConnection good = endpoints.sink();
        PreApplyValidation misled = new PreApplyValidation(
                graph, connect, new SinkConnection("", good.username(), good.passwordReference(), good.database()));

        assertThatThrownBy(() -> misled.check(folder.write("checkconf", 1, "MERGE (n:N {id: event.id})")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("recipe.yaml:10: Connector checkconf-sink: the worker refuses neo4j.uri");
    }
}
