package dev.k2g.plugin;

import dev.k2g.failure.CancelledException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.K2gException;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.PluginSpec;
import dev.k2g.recipe.Recipe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The official sink that a recipe pins, for a worker of this machine.
 *
 * @param plugins finds and fetches it
 * @param progress told, in one line, why there is none
 */
public record OfficialSink(PluginFetch plugins, Consumer<String> progress) {

    /**
     * The sink, from the cache or else from there.
     *
     * @throws K2gException when it cannot be had
     */
    public FetchedPlugin required(Recipe recipe, ArchiveSource source) {
        List<PluginSpec> pinned = pinned(recipe);
        if (pinned.size() != 1) {
            throw new InvalidInputException(
                    "The recipe " + recipe.name() + " pins " + count(pinned) + ", and a worker here runs one.",
                    "Pin the same plugin in all connectors, or say --sink standin.");
        }
        return plugins.find(pinned.get(0)).orElseGet(() -> plugins.fetchOnly(pinned.get(0), source));
    }

    /** The sink, when the recipe pins one and it is in the cache. */
    public Optional<FetchedPlugin> cached(Recipe recipe) {
        List<PluginSpec> pinned = pinned(recipe);
        return pinned.size() == 1 ? plugins.find(pinned.get(0)) : Optional.empty();
    }

    /**
     * The sink, from the cache or else from there; empty when it cannot be had, which is said.
     *
     * @param source empty when it is not to be looked for outside of the cache
     */
    public Optional<FetchedPlugin> preferred(Recipe recipe, Optional<ArchiveSource> source) {
        List<PluginSpec> pinned = pinned(recipe);
        if (pinned.isEmpty()) {
            return Optional.empty();
        }
        if (pinned.size() > 1) {
            return standIn("the recipe pins " + count(pinned));
        }
        PluginSpec plugin = pinned.get(0);
        try {
            Optional<FetchedPlugin> found =
                    plugins.find(plugin).or(() -> source.map(from -> plugins.fetchOnly(plugin, from)));
            return found.isPresent()
                    ? found
                    : standIn(plugin + " is not in the cache (k2g plugin fetch " + plugin + ")");
        } catch (CancelledException e) {
            throw e;
        } catch (K2gException e) {
            return standIn(plugin + " cannot be had: "
                    + Objects.toString(e.getMessage()).replaceFirst("\\.$", ""));
        }
    }

    private Optional<FetchedPlugin> standIn(String why) {
        progress.accept("Sink: the stand-in, as " + why + ".");
        return Optional.empty();
    }

    private static List<PluginSpec> pinned(Recipe recipe) {
        return recipe.connectors().values().stream()
                .map(ConnectorSpec::plugin)
                .distinct()
                .toList();
    }

    private static String count(List<PluginSpec> pinned) {
        return pinned.isEmpty()
                ? "no plugin"
                : pinned.size() + " plugins: "
                        + pinned.stream().map(PluginSpec::toString).collect(Collectors.joining(", "));
    }
}
