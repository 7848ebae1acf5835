package dev.k2g.features.scenario;

import dev.k2g.connect.ConnectorStatus;
import dev.k2g.failure.FailedException;
import dev.k2g.features.scenario.StepOutcome.Answer;
import dev.k2g.features.stack.FeatureStack;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValues;
import dev.k2g.recipe.ConnectorSpec;

import java.util.List;
import java.util.Map;

/** The worker's plugins and the scenario's connectors as tables. */
public final class ConnectorTables {

    /** The columns of a configuration. */
    public static final List<String> CONFIGURATION = List.of("key", "value");

    private final ScenarioRecipe recipe;

    /** @param recipe knows the names */
    public ConnectorTables(ScenarioRecipe recipe) {
        this.recipe = recipe;
    }

    /** The plugins that the worker has. */
    public Answer plugins() {
        ResultTable table = new ResultTable(
                List.of("class", "type", "version"),
                FeatureStack.running().connect().plugins().stream()
                        .map(plugin -> List.of(
                                TckValues.of(plugin.className()),
                                TckValues.of(plugin.type()),
                                TckValues.of(plugin.version())))
                        .toList());
        return columns -> table;
    }

    /** A connector's configuration, as whoever reaches the worker can read it. */
    public Answer configuration(ConnectorSpec connector) {
        Map<String, String> config =
                FeatureStack.running().connect().config(connector.name()).orElseThrow(() -> isNotThere(connector));
        ScenarioNames names = recipe.names();
        ResultTable table = new ResultTable(
                CONFIGURATION,
                config.entrySet().stream()
                        .map(entry -> List.of(
                                TckValues.of(names.shown(entry.getKey())), TckValues.of(names.shown(entry.getValue()))))
                        .toList());
        return columns -> table;
    }

    /** How a connector and its tasks are. */
    public ConnectorStatus status(ConnectorSpec connector) {
        return FeatureStack.running().connect().status(connector.name()).orElseThrow(() -> isNotThere(connector));
    }

    private FailedException isNotThere(ConnectorSpec connector) {
        return new FailedException(
                "There is no connector " + recipe.names().shown(connector.name()) + ".", "Apply the recipe first.");
    }
}
