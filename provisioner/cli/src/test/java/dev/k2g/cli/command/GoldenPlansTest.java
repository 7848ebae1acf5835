package dev.k2g.cli.command;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.k2g.cli.render.PlanMarkdown;
import dev.k2g.cli.render.PlanText;
import dev.k2g.cli.session.Json;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.plan.Plan;
import dev.k2g.provision.Planner;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A folder for each case: the recipe, what is there, and the plan as text, as JSON and as Markdown. */
class GoldenPlansTest {

    private static final Path CASES = Path.of("src/test/resources/golden/plans");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema());
    private static final String WRITE = "k2g.golden.write";
    private static final String FINGERPRINT = "of the password";
    private static final SinkConnection SINK = new SinkConnection(
            "neo4j+s://localhost:7687", "neo4j", "${file:/run/secrets/neo4j:NEO4J_PASSWORD}", "neo4j");

    @ParameterizedTest
    @MethodSource("cases")
    void a_plan_reads_as_its_golden_files(String name) throws IOException {
        Path folder = CASES.resolve(name);
        Recipe recipe = RecipeReader.read(folder, Map.of());
        RecordedFacts facts = RecordedFacts.read(folder.resolve("live.yaml"));

        Plan plan = new Planner(facts, Optional.empty(), SINK, FINGERPRINT).plan(recipe, facts.managed(FINGERPRINT));

        same(folder.resolve("plan.txt"), new PlanText(false).of(plan));
        same(folder.resolve("plan.json"), new Json().text(PlanDocument.of(plan)) + "\n");
        same(folder.resolve("plan.md"), PlanMarkdown.of(plan, recipe.name(), "local"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_plan_is_as_the_documented_schema_says(String name) throws IOException {
        String document = Files.readString(CASES.resolve(name).resolve("plan.json"));

        assertThat(SCHEMA.validate(document, InputFormat.JSON)).isEmpty();
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static String schema() {
        try {
            return Files.readString(Path.of("../../docs/plan.schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(Path file, String text) throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(file, text);
        }
        assertThat(file).exists();
        assertThat(text)
                .as("%s; if the new text is right, write it with -D%s=true and look at the difference", file, WRITE)
                .isEqualTo(Files.readString(file));
    }
}
