package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.plan.Permission;
import dev.k2g.provision.ImportedRecipe;
import dev.k2g.provision.RecipeImporter;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.testsupport.SharedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whenever an apply is killed, the next one finishes its job: the live state, and the account of it, are those of an apply
 * that was left in peace. How often is {@code k2g.test.applyKills}; the moments follow from {@code k2g.test.seed}.
 */
@EnabledIfSystemProperty(
        named = "k2g.test.applyKills",
        matches = "[1-9][0-9]*",
        disabledReason = "each kill takes 4 s; -Dk2g.test.applyKills=8 runs it")
@ExtendWith(SharedStack.class)
class KilledApplyTest {

    private static final int KILLS = Integer.getInteger("k2g.test.applyKills", 0);
    private static final long SEED = Long.getLong("k2g.test.seed", System.nanoTime());
    private static final String NAME = "slain";

    /** What the recipe may say, each after the one before. */
    private enum Step {
        NEW("partitions: 1", "a", "MERGE (n:OfSlain {id: event.id})"),
        CHANGED(
                "partitions: 2, config: {retention.ms: 600000}",
                "b",
                "MERGE (n:OfSlain {id: event.id}) SET n.seen = 1"),
        SMALLER("partitions: 2, config: {retention.ms: 600000}", "", "");

        private final String topic;
        private final String property;
        private final String cypher;

        Step(String topic, String property, String cypher) {
            this.topic = topic;
            this.property = property;
            this.cypher = cypher;
        }
    }

    private final Clients clients;
    private final Path state;
    private final Random random = new Random(SEED);

    @TempDir
    private Path directory = Path.of("");

    KilledApplyTest(Endpoints endpoints, Path state) {
        this.clients = Clients.open(endpoints);
        this.state = state;
    }

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void the_next_apply_finishes_the_job() throws Exception {
        Map<Step, ImportedRecipe> expected = new EnumMap<>(Step.class);
        long longest = 0;
        for (Step step : Step.values()) {
            long start = System.nanoTime();
            apply(recipe(step));
            longest = Math.max(longest, System.nanoTime() - start);
            expected.put(step, live());
        }
        destroy(recipe(Step.SMALLER));
        for (int kill = 0; kill < KILLS; kill++) {
            Step to = Step.values()[kill % Step.values().length];
            long pause = (long) (random.nextDouble() * longest);

            kill(folder(to), pause);
            apply(recipe(to));

            String context = "seed " + SEED + ", kill " + kill + " of " + to + " after " + pause / 1_000_000 + " ms";
            assertThat(live()).as(context).isEqualTo(expected.get(to));
            assertThat(isConverged(recipe(to))).as(context).isTrue();
            if (to == Step.SMALLER) {
                destroy(recipe(to));
                assertThat(live().isEmpty()).as(context).isTrue();
            }
        }
        destroy(recipe(Step.SMALLER));
    }

    private void kill(Path recipe, long pauseNanos) throws IOException {
        Process process = ApplyProcess.start(recipe, state);
        try {
            assertThat(process.getInputStream().read()).isEqualTo('!');
            Deadline.in(Duration.ofNanos(pauseNanos)).isMet(() -> !process.isAlive());
        } finally {
            process.destroyForcibly();
        }
        Deadline.in(Duration.ofSeconds(30))
                .awaitTrue("the process to end", () -> !process.isAlive(), () -> "it is there");
    }

    private Recipe recipe(Step step) throws IOException {
        return RecipeReader.read(folder(step), Map.of());
    }

    private Path folder(Step step) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(step.name()));
        String text = """
                apiVersion: k2g.dev/v1alpha1
                name: NAME
                topics:
                  events: {name: NAME-events, TOPIC, value: {format: json}}
                """.replace("TOPIC", step.topic);
        if (!step.cypher.isEmpty()) {
            text += """
                graph:
                  constraints:
                    - {name: NAME_PROPERTY, kind: unique, node: OfSlain, properties: [PROPERTY]}
                connectors:
                  NAME-sink:
                    plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                    consumes:
                      events: {cypher: "CYPHER"}
                    onMappingChange: from-now
                """.replace("PROPERTY", step.property).replace("CYPHER", step.cypher);
        }
        Files.writeString(folder.resolve("recipe.yaml"), text.replace("NAME", NAME));
        return folder;
    }

    private ImportedRecipe live() {
        ImportedRecipe live = new RecipeImporter(clients.kafka(), clients.graph(), clients.connect())
                .read(name -> name.startsWith(NAME));
        return new ImportedRecipe(live.topics(), live.constraints(), live.connectors(), List.of());
    }

    private boolean isConverged(Recipe recipe) {
        return Pipeline.on(recipe, clients).managed().plan().isConverged();
    }

    private void apply(Recipe recipe) {
        Pipeline.on(recipe, clients)
                .managed()
                .apply(Set.of(Permission.values()), Deadline.in(Duration.ofSeconds(60)), change -> {});
    }

    private void destroy(Recipe recipe) {
        Pipeline.on(recipe, clients)
                .managed()
                .destroy(false, plan -> {}, Deadline.in(Duration.ofSeconds(60)), change -> {});
    }
}
