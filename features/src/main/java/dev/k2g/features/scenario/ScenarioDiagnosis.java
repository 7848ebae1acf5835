package dev.k2g.features.scenario;

import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.RootCause;
import dev.k2g.failure.K2gException;
import dev.k2g.features.stack.Stack;
import dev.k2g.kafka.PeekedRecord;
import dev.k2g.pipeline.SinkReport;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkconfig.DeadLetter;
import dev.k2g.sinkconfig.DeadLetterCause;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a report says beside a scenario that failed: how its connectors are, how far behind, and its dead letters. */
public final class ScenarioDiagnosis {

    /** So many dead letters are shown. */
    private static final int SHOWN = 3;

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;

    /** Made by Cucumber, anew for each scenario. */
    public ScenarioDiagnosis(ScenarioRecipe recipe, ScenarioPipeline pipeline) {
        this.recipe = recipe;
        this.pipeline = pipeline;
    }

    /**
     * Some lines. Of records they have no more than the sink's own messages quote. What cannot be found out any more is said
     * to be so.
     */
    public String describe() {
        List<String> lines = new ArrayList<>();
        try {
            Stack stack = pipeline.stack();
            recipe.get()
                    .connectors()
                    .keySet()
                    .forEach(name ->
                            stack.connect().status(name).map(this::describe).ifPresent(lines::add));
            if (pipeline.isApplied()) {
                SinkReport sink = pipeline.sink();
                lines.add("delivered " + sink.delivered() + ", dead-lettered " + sink.deadLettered() + ", expired "
                        + sink.expired() + ", lag " + sink.lag());
                recipe.deadLetterTopics().forEach(topic -> addDeadLetters(topic, lines));
            }
        } catch (K2gException e) {
            lines.add("No more can be found out: " + e.getMessage());
        }
        String text = String.join("\n", lines);
        return recipe.isNamed() ? recipe.names().shown(text) : text;
    }

    private String describe(ConnectorStatus status) {
        String tasks = status.tasks().stream()
                .map(task -> "task " + task.id() + " " + task.state())
                .collect(Collectors.joining(", "));
        String cause = status.failure().map(trace -> ": " + RootCause.of(trace)).orElse("");
        return "connector " + status.name() + " " + status.state() + ", " + tasks + cause;
    }

    private void addDeadLetters(TopicSpec topic, List<String> lines) {
        for (PeekedRecord record : pipeline.stack().records().read(topic.name(), SHOWN)) {
            lines.add(DeadLetter.of(record)
                    .map(letter -> "dead letter of " + letter.position() + ": " + letter.reason()
                            + (letter.cause() == DeadLetterCause.CONNECTION
                                    ? " (of the connection: the record may be good)"
                                    : ""))
                    .orElse("record in " + topic.name() + " without the headers of a dead letter"));
        }
    }
}
