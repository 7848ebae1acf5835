package dev.k2g.validate;

import dev.k2g.connect.Connect;
import dev.k2g.connect.SinkConfig;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.Code;
import dev.k2g.recipe.ConnectorSpec;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a Connect worker says of the recipe's connectors. */
final class WorkerChecks {

    private final Connect connect;
    private final SinkConnection sink;

    WorkerChecks(Connect connect, SinkConnection sink) {
        this.connect = connect;
        this.sink = sink;
    }

    /** That the plugin is missing, or what its own validation finds. */
    List<Finding> check(RecipeUnderCheck recipe) {
        if (recipe.connectors().isEmpty()) {
            return List.of();
        }
        boolean hasPlugin =
                connect.plugins().stream().anyMatch(plugin -> plugin.className().equals(SinkConfig.CONNECTOR_CLASS));
        return hasPlugin
                ? recipe.connectors().stream()
                        .flatMap(connector -> refused(recipe, connector))
                        .toList()
                : List.of(missingPlugin(recipe));
    }

    private static Finding missingPlugin(RecipeUnderCheck recipe) {
        String wanted = recipe.connectors().stream()
                .map(connector -> connector.plugin().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        return Finding.of(
                Code.PLUGIN_MISSING,
                recipe.at("connectors"),
                "The Connect worker has no connector plugin of class " + SinkConfig.CONNECTOR_CLASS + ", which "
                        + wanted + " has.");
    }

    private Stream<Finding> refused(RecipeUnderCheck recipe, ConnectorSpec connector) {
        Map<String, String> config = new TreeMap<>(SinkConfig.render(recipe.recipe(), connector, sink));
        config.put("name", connector.name());
        return connect.validate(SinkConfig.CONNECTOR_CLASS, config).problems().stream()
                .map(problem -> Finding.of(
                        Code.CONNECTOR_REFUSED,
                        recipe.at("connectors", connector.name(), "config", problem.key()),
                        "Connector " + connector.name() + ": the worker refuses " + problem.key() + ": "
                                + problem.message()));
    }
}
