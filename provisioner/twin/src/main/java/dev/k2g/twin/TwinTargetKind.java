package dev.k2g.twin;

import dev.k2g.recipe.RecipeReader;
import dev.k2g.stack.Target;
import dev.k2g.stack.TargetChoices;
import dev.k2g.stack.TargetKind;
import dev.k2g.stack.local.LocalOptions;
import dev.k2g.stack.local.LocalTarget;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A local stack whose connectors are managed ones: {@code twin}. */
public final class TwinTargetKind implements TargetKind {

    @Override
    public String name() {
        return "twin";
    }

    @Override
    public Target open(Path recipeFolder, TargetChoices choices) {
        LocalTarget local = new LocalTarget(recipeFolder.resolve(".k2g-twin"), LocalOptions.of(choices));
        return new TwinTarget(local, () -> rights(recipeFolder));
    }

    /** The step library has a stack that is no recipe's. */
    private static TwinRights rights(Path recipeFolder) {
        return Files.exists(recipeFolder.resolve(RecipeReader.FILE_NAME))
                ? TwinRights.of(RecipeReader.read(recipeFolder, Map.of()))
                : TwinRights.ofRuns();
    }
}
