package dev.k2g.features.regression;

import dev.k2g.deadline.Deadline;
import dev.k2g.features.scenario.Events;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.features.scenario.StepOutcome;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import org.opentest4j.TestAbortedException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Steps that only k2g's own regressions need. */
public final class RegressionSteps {

    private static final Path MESSAGES_OF_2017 =
            Path.of(System.getProperty("k2g.home", "..")).resolve("../shared/data/rsvps-2017-03-19.ndjson");

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;
    private final StepOutcome outcome;

    public RegressionSteps(ScenarioRecipe recipe, ScenarioPipeline pipeline, StepOutcome outcome) {
        this.recipe = recipe;
        this.pipeline = pipeline;
        this.outcome = outcome;
    }

    @Given("the recipe {word}")
    public void theRecipe(String folder) {
        recipe.isIn(Path.of(folder).toAbsolutePath());
    }

    @When("the 900 messages of 2017 are replayed")
    public void theMessagesOf2017AreReplayed() {
        if (!Files.isReadable(MESSAGES_OF_2017)) {
            throw new TestAbortedException(
                    "It needs data that is not in the repository: the recorded messages of 2017, as " + MESSAGES_OF_2017
                            + ".");
        }
        outcome.of(() -> pipeline.replay(recipe.feed("rsvps"), MESSAGES_OF_2017));
    }

    @When("an RSVP to a group topic whose name has {int} letters is replayed")
    public void anRsvpToALongTopic(int letters) {
        String message = "{\"member\": {\"member_id\": 1}, \"event\": {\"time\": 2},"
                + " \"group\": {\"group_topics\": [{\"topic_name\": \"" + "x".repeat(letters) + "\"}]}}";
        outcome.of(() -> pipeline.replay(recipe.feed("rsvps"), Events.parse(message)));
    }

    /** Delivery is under way: some of them are written, and some are not. */
    @Given("the graph holds some of the {int} RSVPs")
    public void theGraphHoldsSome(int all) {
        long written = Deadline.in(pipeline.stack().patience())
                .await(
                        "delivery to begin",
                        () -> Optional.of(rsvps()).filter(count -> count > 0),
                        () -> "nothing is written yet.");
        if (written >= all) {
            throw new AssertionError("All " + written + " RSVPs are written: what comes now is not during delivery.");
        }
    }

    private long rsvps() {
        return pipeline.stack().graph().counts().relationships().getOrDefault("RSVP", 0L);
    }
}
