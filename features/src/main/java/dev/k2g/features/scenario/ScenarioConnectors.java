package dev.k2g.features.scenario;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.RootCause;
import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.features.scenario.StepOutcome.Result;
import dev.k2g.features.stack.Stack;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValues;
import dev.k2g.provision.ConnectorOperations;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.sinkconfig.DialectSelection;
import dev.k2g.sinkconfig.SinkConfig;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The connectors of one scenario: what Connect says of them, and what is done to them past the recipe. */
public final class ScenarioConnectors {

    /** The columns of a configuration. */
    public static final List<String> CONFIGURATION = List.of("key", "value");

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;

    /** Made by Cucumber, anew for each scenario. */
    public ScenarioConnectors(ScenarioRecipe recipe, ScenarioPipeline pipeline) {
        this.recipe = recipe;
        this.pipeline = pipeline;
    }

    /** The plugins that the worker has. */
    public Result plugins() {
        ResultTable table = TckValues.table(
                List.of("class", "type", "version"),
                pipeline.stack().connect().plugins().stream()
                        .map(plugin -> List.of(plugin.className(), plugin.type(), plugin.version())));
        return columns -> table;
    }

    /** A connector's configuration, as whoever reaches the worker can read it. */
    public Result configuration(ConnectorSpec connector) {
        Map<String, String> config =
                pipeline.stack().connect().config(connector.name()).orElseThrow(() -> isNotThere(connector));
        ScenarioNames names = recipe.names();
        ResultTable table = TckValues.table(
                CONFIGURATION,
                config.entrySet().stream()
                        .map(entry -> List.of(names.shown(entry.getKey()), names.shown(entry.getValue()))));
        return columns -> table;
    }

    /** How a connector and its tasks are. */
    public ConnectorStatus status(ConnectorSpec connector) {
        return pipeline.stack().connect().status(connector.name()).orElseThrow(() -> isNotThere(connector));
    }

    /**
     * Changes a connector past the recipe. Its tasks stop first, so that no record that comes afterwards meets one under
     * the former configuration.
     *
     * @param properties in the recipe's names; they are added to those that the connector has
     */
    public void reconfigure(ConnectorSpec connector, Map<String, String> properties) {
        pipeline.keepToItself();
        Connect worker = pipeline.stack().connect();
        Recipe current = recipe.get();
        Map<String, String> given = DialectSelection.of(worker)
                .render(current, connector, pipeline.stack().endpoints().sink());
        Map<String, String> config =
                new LinkedHashMap<>(worker.config(connector.name()).orElse(Map.of()));
        // what a service masks has to be said again
        config.replaceAll((key, value) -> value.matches("\\*+") ? given.getOrDefault(key, value) : value);
        properties.forEach((key, value) -> SinkConfig.change(config, inLiveNames(current, key), value));
        worker.stop(connector.name());
        await("to stop", connector, worker::hasStopped);
        worker.put(connector.name(), config);
        worker.resume(connector.name());
        await("to run again", connector, status -> !status.state().isHalted());
    }

    private void await(String what, ConnectorSpec connector, Predicate<ConnectorStatus> condition) {
        Connect worker = pipeline.stack().connect();
        Deadline.in(pipeline.stack().patience())
                .awaitTrue(
                        "connector " + connector.name() + " " + what,
                        () -> worker.status(connector.name()).filter(condition).isPresent(),
                        () -> "it is " + worker.status(connector.name()));
    }

    /** What an operator does with a connector, until it is done. */
    public void operate(ConnectorSpec connector, BiConsumer<ConnectorOperations, Deadline> operation) {
        Stack stack = pipeline.stack();
        operation.accept(
                ConnectorOperations.of(connector.name(), stack.connect(), stack.kafka(), stack.graph()),
                Deadline.in(stack.patience()));
    }

    /** Keys may end in a topic's name. */
    private String inLiveNames(Recipe current, String key) {
        ScenarioNames names = recipe.names();
        return current.topics().values().stream()
                .filter(topic -> key.endsWith("." + names.shown(topic.name())))
                .findFirst()
                .map(topic -> key.substring(
                                0, key.length() - names.shown(topic.name()).length())
                        + topic.name())
                .orElse(key);
    }

    /** Waits until a task of the connector has failed, and answers the first cause. */
    public String awaitFailure(ConnectorSpec connector) {
        Connect worker = pipeline.stack().connect();
        return Deadline.in(pipeline.stack().patience())
                .await(
                        "connector " + connector.name() + " to fail",
                        () -> worker.status(connector.name())
                                .flatMap(ConnectorStatus::failure)
                                .map(RootCause::of),
                        () -> "it is " + worker.status(connector.name()));
    }

    private FailedException isNotThere(ConnectorSpec connector) {
        return new FailedException(
                "There is no connector " + recipe.names().shown(connector.name()) + ".", "Apply the recipe first.");
    }
}
