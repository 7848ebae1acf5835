package dev.k2g.features.scenario;

import dev.k2g.features.stack.LiveDefinition;
import dev.k2g.features.stack.PipelineShape;
import dev.k2g.features.stack.Stack;
import dev.k2g.pipeline.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * Whether a scenario uses topics and connectors that others left, and leaves its own to others. It does when it begins
 * with applying its recipe, and never changes it or what was made by it.
 */
final class ScenarioSharing {

    private final ScenarioRecipe recipe;
    private @Nullable PipelineShape shape;
    private @Nullable LiveDefinition asMade;

    ScenarioSharing(ScenarioRecipe recipe) {
        this.recipe = recipe;
    }

    /** Before the recipe is applied: takes over what another scenario left, unless this one has made something already. */
    void begin(Stack stack) {
        if (recipe.isNamed()) {
            return;
        }
        PipelineShape wanted = PipelineShape.of(recipe.written());
        if (wanted.isWorthKeeping()) {
            shape = wanted;
            stack.shared().take(wanted).ifPresent(kept -> {
                recipe.take(new ScenarioNames(kept.prefix(), kept.firstOffsets()));
                asMade = kept.definition();
            });
        }
    }

    /** When the recipe is applied. */
    void applied(Pipeline pipeline) {
        if (shape != null && asMade == null) {
            asMade = LiveDefinition.of(pipeline);
        }
    }

    /** What this scenario made is not as the recipe says, or was not all the time. */
    void end() {
        shape = null;
    }

    /** Leaves the pipeline to the next scenario; false when it has to be taken away. */
    boolean handOn(Stack stack, Pipeline pipeline) {
        PipelineShape made = shape;
        LiveDefinition definition = asMade;
        if (made == null || definition == null || recipe.isEdited() || !isStill(made)) {
            return false;
        }
        return stack.shared().keep(made, recipe.names().prefix(), pipeline, definition);
    }

    private boolean isStill(PipelineShape made) {
        return PipelineShape.of(recipe.written()).equals(made);
    }
}
