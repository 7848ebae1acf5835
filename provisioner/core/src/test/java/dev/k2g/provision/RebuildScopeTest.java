package dev.k2g.provision;

import dev.k2g.connect.LiveConnector;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class RebuildScopeTest {

    private static final String GOALS = "MERGE (g:Goal {id: event.id})";
    private static final String RESULTS = "MATCH (g:Goal {id: event.goal}) MERGE (r:Result) MERGE (r)<-[:HAS]-(g)";
    private static final String OTHERS = "MERGE (:Person {id: event.id})-[:HAS]->(:Phone)";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void has_what_the_old_and_the_new_statement_write() throws IOException {
        Recipe recipe = recipe(Map.of("a", "MERGE (a:New)-[:B]->(:Same)"));
        LiveConnector live = live("MERGE (a:Old)-[:A]->(:Same)");

        RebuildScope scope = RebuildScope.of(recipe, "a", Map.of("a", live));

        assertThat(scope.writes().labels()).containsExactly("New", "Old", "Same");
        assertThat(scope.writes().types()).containsExactly("A", "B");
        assertThat(scope.others()).isEmpty();
    }

    @Test
    void leaves_alone_what_other_connectors_write_and_it_only_matches() throws IOException {
        Recipe recipe = recipe(Map.of("goals", GOALS, "results", RESULTS, "others", OTHERS));

        RebuildScope scope = RebuildScope.of(recipe, "results", Map.of());

        assertThat(scope.writes().labels()).containsExactly("Result");
        assertThat(scope.others()).isEmpty();
    }

    @Test
    void takes_along_the_connectors_that_wrote_to_what_goes() throws IOException {
        Recipe recipe = recipe(Map.of(
                "goals",
                GOALS,
                "results",
                RESULTS,
                "notes",
                "MATCH (r:Result) CREATE (r)-[:NOTED]->(:Note)",
                "others",
                OTHERS));

        RebuildScope scope = RebuildScope.of(recipe, "goals", Map.of());

        assertThat(scope.others()).containsExactly("results", "notes");
        assertThat(scope.writes().labels()).containsExactly("Goal", "Note", "Result");
    }

    @Test
    void takes_along_a_connector_whose_relationships_cannot_be_told_from_its_own() throws IOException {
        String known = "MATCH (a:Person {id: event.a}), (b:Person {id: event.b}) MERGE (a)-[:KNOWS]->(b)";
        Recipe recipe = recipe(Map.of("chats", known, "calls", known, "others", OTHERS));

        assertThat(RebuildScope.of(recipe, "chats", Map.of()).others()).containsExactly("calls");
    }

    private static LiveConnector live(String cypher) {
        return new LiveConnector(
                Map.of(
                        "connector.class",
                        "org.neo4j.connectors.kafka.sink.Neo4jConnector",
                        "neo4j.cypher.topic.t",
                        cypher),
                Optional.empty());
    }

    private Recipe recipe(Map<String, String> statements) throws IOException {
        StringBuilder yaml = new StringBuilder("""
                apiVersion: k2g.dev/v1alpha1
                name: scope
                topics:
                  t: {name: t}
                  bad: {name: bad}
                connectors:
                """);
        for (String name : List.copyOf(statements.keySet())) {
            Files.writeString(folder.resolve(name + ".cypher"), String.valueOf(statements.get(name)));
            yaml.append(
                    "  %1$s: {plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}, consumes: {t: {cypher: %1$s.cypher}}}\n"
                            .formatted(name));
        }
        Files.writeString(folder.resolve("recipe.yaml"), yaml);
        return RecipeReader.read(folder, Map.of());
    }
}
