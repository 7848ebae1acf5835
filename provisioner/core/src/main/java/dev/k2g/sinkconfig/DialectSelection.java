package dev.k2g.sinkconfig;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorPlugin;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.sinkmodel.Dialect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which dialect each connector is rendered in: the recipe's choice, or what the worker's plugins speak. */
public final class DialectSelection {

    /** What the stand-in has in its version: a worker lists class, type and version of a plugin, and nothing more. */
    private static final String STAND_IN = "standin";

    /** Those that there are, the preferred one first. */
    private final SortedMap<Dialect, ConnectorPlugin> plugins;

    private final Dialect otherwise;

    private DialectSelection(SortedMap<Dialect, ConnectorPlugin> plugins, Dialect otherwise) {
        this.plugins = plugins;
        this.otherwise = otherwise;
    }

    /** Those that the plugins of a worker speak; Confluent Cloud's alone, whatever else its plugins speak. */
    public static DialectSelection of(Connect connect) {
        if (connect.service() == Service.WORKER) {
            return among(connect.plugins());
        }
        SortedMap<Dialect, ConnectorPlugin> known = spoken(connect.plugins());
        known.keySet().retainAll(Set.of(Dialect.MANAGED));
        return new DialectSelection(known, Dialect.MANAGED);
    }

    /** Those that these plugins of a worker speak. */
    public static DialectSelection among(List<ConnectorPlugin> plugins) {
        return new DialectSelection(spoken(plugins), Dialect.CURRENT);
    }

    /** Which Neo4j sink there is: {@code stand-in}, {@code official} with its version, {@code managed} or {@code none}. */
    public static String sinkOf(Connect connect) {
        if (connect.service() != Service.WORKER) {
            return "managed";
        }
        return of(connect)
                .plugin()
                .map(plugin -> plugin.version().contains(STAND_IN) ? "stand-in" : "official " + plugin.version())
                .orElse("none");
    }

    /** Whether it is the official one, on a worker. */
    public static boolean hasOfficialSink(Connect connect) {
        return sinkOf(connect).startsWith("official");
    }

    private static SortedMap<Dialect, ConnectorPlugin> spoken(List<ConnectorPlugin> plugins) {
        SortedMap<Dialect, ConnectorPlugin> known = new TreeMap<>();
        plugins.forEach(
                plugin -> Dialect.of(plugin.className()).ifPresent(dialect -> known.putIfAbsent(dialect, plugin)));
        return known;
    }

    /** The dialect of a connector; where neither the recipe nor a plugin says, the one that is usual there. */
    public Dialect of(ConnectorSpec connector) {
        return connector.dialect().orElseGet(() -> plugins.isEmpty() ? otherwise : plugins.firstKey());
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
    public Optional<ConnectorPlugin> plugin() {
        return plugins.values().stream().findFirst();
    }
}
