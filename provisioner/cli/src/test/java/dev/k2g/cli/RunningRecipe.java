package dev.k2g.cli;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.stack.local.LocalTarget;
import dev.k2g.testsupport.StackExtension;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One recipe on a local stack for all test classes of the module: a {@code k2g up}. Tests get it as a parameter of type
 * {@link RecipeCopy}, where its servers are as {@link Endpoints}, and what the first up said as a {@link K2gRun}. They
 * leave the recipe, its resources and its graph as they were; classes that do not say in {@code @Order} what they change,
 * and run after all others.
 */
final class RunningRecipe extends StackExtension {

    /** For what leaves an empty graph. */
    static final int CLEARS_THE_GRAPH = Integer.MAX_VALUE - 3;

    /** For what leaves another sink in the worker. */
    static final int REPLACES_THE_SINK = Integer.MAX_VALUE - 2;

    /** For what leaves nothing running. */
    static final int STOPS_THE_SERVERS = Integer.MAX_VALUE - 1;

    /** For what leaves nothing at all. */
    static final int FORGETS_EVERYTHING = Integer.MAX_VALUE;

    RunningRecipe() {
        super("live");
    }

    @Override
    protected LocalTarget target(Path folder) {
        return new RecipeCopy(folder).target();
    }

    @Override
    protected List<Object> start(LocalTarget target, Path folder, ExtensionContext context) throws IOException {
        RecipeCopy recipe = RecipeCopy.in(folder);
        K2gRun firstUp = recipe.k2g("up", "-o", "json");
        Endpoints endpoints = target.running().orElseThrow(() -> new IllegalStateException(firstUp.toString()));
        return List.of(recipe, firstUp, endpoints);
    }
}
