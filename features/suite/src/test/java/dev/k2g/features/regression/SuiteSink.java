package dev.k2g.features.regression;

import dev.k2g.plugin.FetchedPlugin;
import dev.k2g.plugin.OfficialSink;
import dev.k2g.plugin.PluginCache;
import dev.k2g.plugin.PluginFetch;
import dev.k2g.plugin.PluginLock;
import dev.k2g.plugin.SinkChoice;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.stack.files.UserCache;
import io.cucumber.java.Before;
import org.opentest4j.TestAbortedException;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The sink of a suite's worker: the stand-in, or with {@code K2G_SINK=official} the official one from the user's cache. */
public final class SuiteSink {

    /**
     * The plugin folder of the official sink; empty for the stand-in.
     *
     * @throws IllegalStateException when the official one is chosen and not in the cache
     */
    public static Optional<Path> official() {
        if (!isOfficial()) {
            return Optional.empty();
        }
        Recipe recipe = RecipeReader.read(Path.of("meetup-rsvp"), Map.of());
        PluginCache cache = new PluginCache(UserCache.directory(System.getenv()).resolve("plugins"));
        PluginLock lock = new PluginLock(Path.of("..").resolve(PluginLock.FILE));
        FetchedPlugin plugin = new OfficialSink(new PluginFetch(cache, lock, line -> {}), line -> {})
                .cached(recipe)
                .orElseThrow(() -> new IllegalStateException(SinkChoice.VARIABLE
                        + "=official, and the plugin that the recipe " + recipe.name() + " pins is not in "
                        + cache.directory() + ". Fetch it with k2g plugin fetch, or unset the variable."));
        return Optional.of(plugin.folder());
    }

    private static boolean isOfficial() {
        return SinkChoice.in(System.getenv())
                .filter(SinkChoice.official::equals)
                .isPresent();
    }

    /** Before anything is started for the scenario. */
    @Before(value = "@standin-only", order = 0)
    public void skip() {
        if (isOfficial()) {
            throw new TestAbortedException("It is about the stand-in sink, and the worker has the official one.");
        }
    }
}
