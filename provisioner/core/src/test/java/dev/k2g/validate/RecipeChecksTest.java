package dev.k2g.validate;

import dev.k2g.connect.Connect;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;
import dev.k2g.provision.RecipeFolder;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.target.local.SharedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SharedStack.class)
class RecipeChecksTest {

    private final Path directory;
    private final RecipeFolder folder;
    private final Endpoints endpoints;
    private final Graph graph;
    private final Connect connect;
    private final RecipeChecks checks;

    RecipeChecksTest(Endpoints endpoints, @TempDir Path directory) {
        this.directory = directory;
        this.folder = new RecipeFolder(directory);
        this.endpoints = endpoints;
        this.graph = Graph.connect(endpoints.neo4j());
        this.connect = Connect.at(endpoints.connect(), endpoints.redaction());
        this.checks = new RecipeChecks(graph, connect, endpoints.sink());
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
            assertThat(kafka.topicNames()).noneMatch(name -> name.startsWith("checkgood"));
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
    void a_configuration_that_the_worker_refuses_is_found() {
        SinkConnection good = endpoints.sink();
        RecipeChecks misled = new RecipeChecks(
                graph, connect, new SinkConnection("", good.username(), good.passwordReference(), good.database()));

        assertThatThrownBy(() -> misled.check(folder.write("checkconf", 1, "MERGE (n:N {id: event.id})")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("recipe.yaml: Connector checkconf-sink: the worker refuses neo4j.uri");
    }
}
