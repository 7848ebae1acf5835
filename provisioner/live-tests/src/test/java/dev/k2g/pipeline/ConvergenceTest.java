package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.provision.ImportedRecipe;
import dev.k2g.provision.RecipeImporter;
import dev.k2g.recipe.Recipe;
import dev.k2g.testsupport.SharedStack;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the recipe, and whatever became of the live state: after apply there is nothing to plan, what is imported makes
 * the same again, and after destroy there is nothing to import. How often is {@code k2g.test.recipes}; what is tried
 * follows from {@code k2g.test.seed}.
 */
@ExtendWith(SharedStack.class)
class ConvergenceTest {

    private static final int RECIPES = Integer.getInteger("k2g.test.recipes", 1);
    private static final long SEED = Long.getLong("k2g.test.seed", 1);
    private static final String NAME = "conv";

    private final Clients clients;
    private final Random random = new Random(SEED);

    @TempDir
    private Path directory = Path.of("");

    ConvergenceTest(Endpoints endpoints) {
        this.clients = Clients.open(endpoints);
    }

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void apply_converges_import_repeats_it_and_destroy_leaves_nothing() {
        JqwikSession.run(() -> {
            for (int round = 0; round < RECIPES; round++) {
                String context = "seed " + SEED + ", round " + round;
                Recipe first = next();
                apply(first);
                drift();
                Recipe recipe = next();

                apply(recipe);

                assertThat(plan(recipe).pending()).as(context).isEmpty();
                ImportedRecipe live = live();
                Recipe imported = imported(live, round);
                assertThat(plan(imported).pending()).as(context).isEmpty();
                destroy(recipe);
                assertThat(live().isEmpty()).as(context + ": " + live()).isTrue();
                apply(imported);
                assertThat(live()).as(context).isEqualTo(live);
                destroy(imported);
            }
        });
    }

    private Recipe next() {
        return RandomRecipes.named(NAME).generator(1000).next(random).value();
    }

    /** Somebody else changes this and that. */
    private void drift() {
        List<String> topics = clients.kafka().topics().names().stream()
                .filter(topic -> topic.startsWith(NAME + "-t"))
                .toList();
        if (!topics.isEmpty() && random.nextBoolean()) {
            clients.kafka().topics().configure(topics.get(0), Map.of("retention.ms", "123456"));
            clients.kafka().topics().delete(topics.get(topics.size() - 1));
        }
        clients.graph().constraints().list().stream()
                .filter(constraint -> constraint.name().startsWith(NAME))
                .filter(constraint -> random.nextBoolean())
                .forEach(constraint -> clients.graph().constraints().drop(constraint.name()));
        Connect connect = clients.connect();
        connect.live().forEach((name, connector) -> {
            if (name.startsWith(NAME) && random.nextBoolean()) {
                Map<String, String> changed = new LinkedHashMap<>(connector.config());
                changed.put("errors.retry.delay.max.ms", "7000");
                changed.put("neo4j.batch-size", "7");
                changed.put("transforms", "tag");
                changed.put("transforms.tag.type", "org.apache.kafka.connect.transforms.HoistField$Value");
                changed.put("transforms.tag.field", "v");
                connect.put(name, changed);
            }
            if (name.startsWith(NAME) && random.nextBoolean()) {
                halt(name, random.nextBoolean());
            }
        });
    }

    private void halt(String connector, boolean completely) {
        Connect connect = clients.connect();
        if (completely) {
            connect.stop(connector);
        } else {
            connect.pause(connector);
        }
        Deadline.in(Duration.ofSeconds(60))
                .awaitTrue(
                        "connector " + connector + " to halt",
                        () -> connect.status(connector)
                                .filter(status -> status.state().isHalted())
                                .isPresent(),
                        () -> "it is " + connect.status(connector));
    }

    private Recipe imported(ImportedRecipe live, int round) {
        return live.write(directory.resolve("round-" + round), Optional.of(NAME));
    }

    private ImportedRecipe live() {
        ImportedRecipe live = new RecipeImporter(clients.kafka(), clients.graph(), clients.connect())
                .read(name -> name.startsWith(NAME));
        return new ImportedRecipe(live.topics(), live.constraints(), live.connectors(), List.of());
    }

    private Plan plan(Recipe recipe) {
        return Pipeline.on(recipe, clients).managed().plan();
    }

    private void apply(Recipe recipe) {
        Pipeline.on(recipe, clients)
                .managed()
                .apply(Set.of(Permission.values()), Deadline.in(Duration.ofSeconds(60)), change -> {});
    }

    private void destroy(Recipe recipe) {
        Pipeline.on(recipe, clients)
                .managed()
                .destroy(true, plan -> {}, Deadline.in(Duration.ofSeconds(60)), change -> {});
    }
}
