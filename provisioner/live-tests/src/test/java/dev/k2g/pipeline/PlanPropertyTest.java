package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.Recipe;
import dev.k2g.testsupport.SharedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Whatever the recipe, whatever somebody else has done meanwhile, and whatever was edited: what the plan shows is what apply
 * changes, the plan after it is empty, and nothing is gone that k2g did not make. How many rounds is
 * {@code k2g.test.rounds}, and what is tried follows from {@code k2g.test.seed}.
 */
@ExtendWith(SharedStack.class)
class PlanPropertyTest {

    private static final int ROUNDS = Integer.getInteger("k2g.test.rounds", 20);
    /** The same each time: what another may come upon, no change is to blame for. */
    private static final long USUAL_SEED = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How often a round that failed is tried with something left out. */
    private static final int SMALLER_ROUNDS = 40;

    private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);

    private final long seed = Long.getLong("k2g.test.seed", USUAL_SEED);
    private final Clients clients;
    private final ServersByHand servers;
    private final SomebodyElse somebodyElse;
    private int applies;
    private int refusals;

    @TempDir
    private Path directory = Path.of("");

    PlanPropertyTest(Endpoints endpoints) {
        this.clients = Clients.open(endpoints);
        this.servers = new ServersByHand(clients);
        this.somebodyElse = new SomebodyElse(servers);
    }

    @AfterEach
    void shows_the_seed() {
        System.out.println("PlanPropertyTest: -Dk2g.test.seed=%d, %d applies, %d of them refused"
                .formatted(seed, applies, refusals));
    }

    @AfterEach
    void close() {
        servers.close();
        clients.close();
    }

    @Test
    void what_a_plan_shows_is_what_apply_changes() {
        for (int number = 0; number < ROUNDS; number++) {
            PlanRound round = PlanRound.random(new Random(seed * 1_000_003 + number));
            Optional<String> failure = failure(round, "plan" + number + "x");
            if (failure.isPresent()) {
                throw new AssertionError("-Dk2g.test.seed=%d, round %d:%n%s%n%nWith the fewest steps:%n%s"
                        .formatted(seed, number, failure.get(), ofSmallest(round, number)));
            }
        }
    }

    private void tryOut(PlanRound round, PlanJournal journal) {
        Recipe first = journal.recipe(round.firstDraft(journal.name())).read(directory.resolve(journal.name()));
        round.before().forEach(step -> journal.deed(somebodyElse.does(step.what(), first, step.random())));
        apply(first, ALL, journal);
        round.meanwhile().forEach(step -> journal.deed(somebodyElse.does(step.what(), first, step.random())));
        Recipe second = journal.recipe(round.secondDraft(journal.name())).read(directory.resolve(journal.name()));
        apply(second, round.permissions(), journal);
        destroy(second, journal);
    }

    private void apply(Recipe recipe, Set<Permission> permissions, PlanJournal journal) {
        ManagedRecipe managed = Pipeline.on(recipe, clients).managed();
        LiveSnapshot before = look(journal);
        Plan plan = managed.plan();
        ShownChanges shown = journal.shown(new ShownChanges(plan, permissions));
        applies++;
        if (shown.areRefused()) {
            refusals++;
            assertThatThrownBy(() -> managed.apply(permissions, Deadline.in(PATIENCE), change -> {}))
                    .isInstanceOf(InvalidInputException.class);
            assertThat(before.differencesTo(look(journal)))
                    .as("what is refused changes nothing")
                    .isEmpty();
            if (!permissions.equals(ALL)) {
                apply(recipe, ALL, journal);
            }
            return;
        }

        Plan applied = managed.apply(permissions, Deadline.in(PATIENCE), change -> {});

        LiveSnapshot after = look(journal);
        assertThat(applied).as("the plan that is applied").isEqualTo(plan);
        assertSame(before.differencesTo(after), shown.differences(before, after));
        assertThat(managed.plan().pending()).as("the plan after it").isEqualTo(shown.forbidden());
        assertThat(journal.made()).as("what k2g made, with what is gone").containsAll(before.newSince(after));
        WantedState wanted =
                new WantedState(recipe, clients.connect(), clients.endpoints().sink());
        assertThat(wanted.missingIn(after)).as("what is not as the recipe says").isEmpty();
        assertThat(wanted.twiceIn(after, journal.made()))
                .as("what reads topics that others read now")
                .isEmpty();
        journal.made(after.newSince(before));
    }

    private void destroy(Recipe recipe, PlanJournal journal) {
        ManagedRecipe managed = Pipeline.on(recipe, clients).managed();
        LiveSnapshot before = look(journal);
        ShownChanges shown = new ShownChanges(managed.planDestruction(false), Set.of());

        managed.destroy(false, plan -> {}, Deadline.in(PATIENCE), change -> {});

        LiveSnapshot after = look(journal);
        assertSame(before.differencesTo(after), shown.differences(before, after));
        assertThat(journal.made()).as("what k2g made, with what is destroyed").containsAll(before.newSince(after));
    }

    private static void assertSame(Set<String> changed, Set<String> shown) {
        assertThat(changed)
                .as("what changed and was not shown")
                .filteredOn(line -> !shown.contains(line))
                .isEmpty();
        assertThat(shown)
                .as("what was shown and did not change")
                .filteredOn(line -> !changed.contains(line))
                .isEmpty();
    }

    private LiveSnapshot look(PlanJournal journal) {
        return LiveSnapshot.of(clients, journal.name());
    }

    /** What is wrong, with all that is needed to repeat it; empty when nothing is. */
    private Optional<String> failure(PlanRound round, String name) {
        PlanJournal journal = new PlanJournal(name);
        try {
            tryOut(round, journal);
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(journal + "\n" + e);
        } finally {
            servers.clear(name);
        }
    }

    private String ofSmallest(PlanRound round, int number) {
        AtomicInteger tries = new AtomicInteger();
        Map<PlanRound, String> failures = new HashMap<>();
        PlanRound smallest = round.smallest(candidate -> {
            int tried = tries.incrementAndGet();
            Optional<String> failure =
                    tried > SMALLER_ROUNDS ? Optional.empty() : failure(candidate, "plan" + number + "y" + tried + "x");
            failure.ifPresent(text -> failures.put(candidate, text));
            return failure.isPresent();
        });
        return failures.getOrDefault(smallest, "It is the same.");
    }
}
