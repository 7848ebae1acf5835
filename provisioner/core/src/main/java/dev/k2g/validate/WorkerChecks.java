package dev.k2g.validate;

import dev.k2g.connect.Connect;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.sinkconfig.DialectSelection;

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
    List<Finding> check(LocatedRecipe recipe) {
        if (recipe.connectors().isEmpty()) {
            return List.of();
        }
        DialectSelection dialects = DialectSelection.of(connect);
        List<ConnectorSpec> unserved = recipe.connectors().stream()
                .filter(connector -> !dialects.serve(connector))
                .toList();
        return unserved.isEmpty()
                ? recipe.connectors().stream()
                        .flatMap(connector -> refused(recipe, connector, dialects))
                        .toList()
                : List.of(missingPlugin(recipe, unserved, dialects));
    }

    private static Finding missingPlugin(
            LocatedRecipe recipe, List<ConnectorSpec> unserved, DialectSelection dialects) {
        String classes = unserved.stream()
                .map(connector -> dialects.of(connector).connectorClass())
                .distinct()
                .collect(Collectors.joining(", "));
        String wanted = unserved.stream()
                .map(connector -> connector.plugin().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        return Finding.of(
                FindingCode.PLUGIN_MISSING,
                recipe.at("connectors"),
                "The Connect worker has no connector plugin of class " + classes + ", which " + wanted + " has.");
    }

    private Stream<Finding> refused(LocatedRecipe recipe, ConnectorSpec connector, DialectSelection dialects) {
        Map<String, String> config = new TreeMap<>(dialects.render(recipe.recipe(), connector, sink));
        config.put("name", connector.name());
        return connect.validate(dialects.of(connector).connectorClass(), config).stream()
                .map(problem -> Finding.of(
                        FindingCode.CONNECTOR_REFUSED,
                        recipe.at("connectors", connector.name(), "config", problem.key()),
                        "Connector " + connector.name() + ": the worker refuses " + problem.key() + ": "
                                + problem.message()));
    }
}
