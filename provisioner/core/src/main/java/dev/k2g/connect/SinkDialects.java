package dev.k2g.connect;

import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Dialect;
import dev.k2g.recipe.Recipe;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which dialect each connector is rendered in: the recipe's choice, or what the worker's plugins speak. */
public final class SinkDialects {

    /** Those that the worker has, the preferred one first. */
    private final SortedMap<Dialect, ConnectorPlugin> plugins;

    private SinkDialects(SortedMap<Dialect, ConnectorPlugin> plugins) {
        this.plugins = plugins;
    }

    /** Those that these plugins speak. */
    public static SinkDialects among(List<ConnectorPlugin> plugins) {
        SortedMap<Dialect, ConnectorPlugin> known = new TreeMap<>();
        plugins.forEach(
                plugin -> Dialect.of(plugin.className()).ifPresent(dialect -> known.putIfAbsent(dialect, plugin)));
        return new SinkDialects(known);
    }

    /** The dialect of a connector; the current one where neither the recipe nor a plugin says. */
    public Dialect of(ConnectorSpec connector) {
        return connector.dialect().orElseGet(() -> plugins.isEmpty() ? Dialect.CURRENT : plugins.firstKey());
    }

    /** Whether the worker has a plugin that speaks the connector's dialect. */
    public boolean serve(ConnectorSpec connector) {
        return plugins.containsKey(of(connector));
    }

    /**
     * A connector's configuration in its dialect.
     *
     * @throws InvalidInputException as {@link SinkConfig#render(Recipe, ConnectorSpec, SinkConnection, Dialect)}
     */
    public SortedMap<String, String> render(Recipe recipe, ConnectorSpec connector, SinkConnection connection) {
        return SinkConfig.render(recipe, connector, connection, of(connector));
    }

    /** The plugin that speaks the preferred one of the dialects that are there. */
    Optional<ConnectorPlugin> plugin() {
        return plugins.values().stream().findFirst();
    }
}
