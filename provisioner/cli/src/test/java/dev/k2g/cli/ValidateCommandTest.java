package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code k2g validate} without servers. */
class ValidateCommandTest {

    @TempDir
    private Path checkout = Path.of("");

    private RecipeCopy recipe = new RecipeCopy(Path.of(""));

    @BeforeEach
    void copyRecipe() throws IOException {
        Files.createDirectory(checkout.resolve(".git"));
        recipe = RecipeCopy.in(checkout.resolve("my recipe"));
    }

    @Test
    void a_good_recipe_has_a_note_of_what_was_left_out() {
        K2gRun run = recipe.k2g("validate");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith(recipe.folder().resolve("recipe.yaml") + ": note K2G-604: Not checked: Cypher")
                .endsWith("\n  Start the target with k2g up, and validate again.\nFound 1 note.\n");
        assertThat(recipe.folder().resolve(".k2g")).doesNotExist();
    }

    @Test
    void warnings_are_no_errors_unless_one_says_so() throws IOException {
        Path cypher = Files.writeString(recipe.folder().resolve("rsvps.cypher"), "MERGE (t:Topic {at: event.time})");

        K2gRun run = recipe.k2g("validate");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("""
                %s:1:7: warning K2G-204: MERGE on (:Topic {at}) has no unique or key constraint behind it.
                  Add to graph.constraints in recipe.yaml: - {name: topic_at, kind: unique, node: Topic, properties: [at]}
                """.formatted(cypher));

        K2gRun strict = recipe.k2g("validate", "--strict");
        assertThat(strict.exitCode()).isEqualTo(2);
        assertThat(strict.out()).contains("1:7: error K2G-204").endsWith("Found 1 error, 1 note.\n");
        assertThat(strict.err()).isEmpty();
    }

    @Test
    void a_slip_in_a_statement_and_one_in_a_map_are_errors_at_their_places() throws IOException {
        Path cypher = Files.writeString(
                recipe.folder().resolve("rsvps.cypher"),
                "MERGE (m:MemberId {member_id: event.member_id})\nSETT m.x = 1");
        Path map = Files.writeString(recipe.folder().resolve("rsvps.jq"), "{\n  value: nonsense(1)\n}");

        K2gRun run = recipe.k2g("validate");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains(
                        cypher + ":2:1: error K2G-201: The Cypher of connector meetup-neo4j, topic rsvps is not valid:"
                                + " 'SETT' does not belong here (did you mean \"SET\"?).")
                .contains(map + ":2:10: error K2G-103: This is no jq program: ");
    }

    @Test
    void a_recipe_that_breaks_the_format_is_a_list_of_findings() throws IOException {
        try (RecipeCopy.Edit wrong = recipe.edit("kind: unique", "kind: uniqe")) {
            K2gRun run = recipe.k2g("validate", "-o", "json");

            assertThat(run.exitCode()).isEqualTo(2);
            JsonNode document = new ObjectMapper().readTree(run.out());
            assertThat(document.path("errors").asInt()).isEqualTo(2);
            JsonNode first = document.path("findings").path(0);
            assertThat(first.path("code").asText()).isEqualTo("K2G-101");
            assertThat(first.path("severity").asText()).isEqualTo("error");
            assertThat(first.path("file").asText()).endsWith("recipe.yaml");
            assertThat(first.path("line").asInt()).isEqualTo(17);
            assertThat(first.path("column").isNull()).isTrue();
            assertThat(first.path("problem").asText()).contains("uniqe");
        }
    }

    @Test
    void sarif_names_files_from_the_checkout_and_rules_by_their_codes() throws IOException {
        Files.writeString(recipe.folder().resolve("rsvps.cypher"), "\nMERGE (t:Topic {at: event.time});");
        Path file = checkout.resolve("k2g.sarif");

        assertThat(recipe.k2g("validate", "--sarif", file.toString()).exitCode())
                .isZero();

        JsonNode sarif = new ObjectMapper().readTree(file.toFile());
        try (InputStream schema =
                Objects.requireNonNull(getClass().getResourceAsStream("/sarif-as-used.schema.json"))) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(schema)
                            .validate(sarif))
                    .isEmpty();
        }
        JsonNode run = sarif.path("runs").path(0);
        assertThat(run.path("originalUriBaseIds").path("%SRCROOT%").path("uri").asText())
                .isEqualTo(checkout.toUri().toString());
        assertThat(run.path("results")).hasSize(3);
        run.path("results")
                .forEach(result -> assertThat(run.at("/tool/driver/rules")
                                .path(result.path("ruleIndex").asInt())
                                .path("id"))
                        .isEqualTo(result.path("ruleId")));
        JsonNode merge = run.path("results").path(1);
        assertThat(merge.path("ruleId").asText()).isEqualTo("K2G-204");
        assertThat(merge.path("level").asText()).isEqualTo("warning");
        JsonNode place = merge.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("my%20recipe/rsvps.cypher");
        assertThat(place.at("/artifactLocation/uriBaseId").asText()).isEqualTo("%SRCROOT%");
        assertThat(place.at("/region").toString()).isEqualTo("{\"startLine\":2,\"startColumn\":7}");
    }

    @Test
    void a_sarif_file_that_cannot_be_written_is_named() {
        K2gRun run = recipe.k2g(
                "validate", "--sarif", checkout.resolve("no/such/folder").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no/such/folder cannot be written").contains("[K2G-902]");
    }

    @Test
    void a_folder_without_a_recipe_is_wrong_usage() {
        K2gRun run = K2gRun.of("--recipe", checkout.resolve("none").toString(), "validate");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no folder").contains("[K2G-102]");
    }
}
