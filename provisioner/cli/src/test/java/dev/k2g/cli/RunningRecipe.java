package dev.k2g.cli;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.stack.local.LocalTarget;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * One recipe on a local stack for all test classes of the module: a {@code k2g up} when the first of them needs it, killed
 * and forgotten after the last. Tests get it as a parameter of type {@link RecipeCopy}, where its servers are as
 * {@link Endpoints}, and what the first up said as a {@link K2gRun}. They leave the recipe, its resources and its graph as
 * they were; classes that do not say in {@code @Order} what they change, and run after all others.
 */
final class RunningRecipe implements BeforeAllCallback, ParameterResolver {

    /** For what leaves an empty graph. */
    static final int CLEARS_THE_GRAPH = Integer.MAX_VALUE - 3;

    /** For what leaves another sink in the worker. */
    static final int REPLACES_THE_SINK = Integer.MAX_VALUE - 2;

    /** For what leaves nothing running. */
    static final int STOPS_THE_SERVERS = Integer.MAX_VALUE - 1;

    /** For what leaves nothing at all. */
    static final int FORGETS_EVERYTHING = Integer.MAX_VALUE;

    /** The stack, closed by JUnit when all test classes are done. */
    private record Running(RecipeCopy recipe, LocalTarget target, K2gRun firstUp, Endpoints endpoints)
            implements AutoCloseable {

        static Running start() {
            RecipeCopy recipe = copy();
            LocalTarget target = recipe.target();
            // a JVM that is ended before JUnit comes to its end must not leave servers behind
            Runtime.getRuntime().addShutdownHook(new Thread(target::kill, "kill-running-recipe"));
            K2gRun firstUp = recipe.k2g("up", "-o", "json");
            Endpoints endpoints = target.running().orElseThrow(() -> new IllegalStateException(firstUp.toString()));
            return new Running(recipe, target, firstUp, endpoints);
        }

        private static RecipeCopy copy() {
            try {
                return RecipeCopy.in(
                        Path.of("target", "live-" + ProcessHandle.current().pid())
                                .toAbsolutePath());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            target.kill();
            target.purge();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RecipeCopy.class || type == Endpoints.class || type == K2gRun.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == RecipeCopy.class) {
            return running.recipe();
        }
        return type == Endpoints.class ? running.endpoints() : running.firstUp();
    }

    private static Running running(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(RunningRecipe.class))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
    }
}
