package dev.k2g.features.scenario;

import dev.k2g.features.scenario.StepOutcome.Result;
import dev.k2g.features.stack.FeatureStack;
import dev.k2g.features.stack.Stack;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValues;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.kafka.PeekedRecord;

import java.util.Collection;
import java.util.List;

/** The scenario's topics and records as tables. */
public final class TopicTables {

    /** The columns of a list of topics. */
    public static final List<String> COLUMNS = List.of("name", "partitions");

    private static final int ALL = Integer.MAX_VALUE;

    private final ScenarioRecipe recipe;

    /** @param recipe knows the names */
    public TopicTables(ScenarioRecipe recipe) {
        this.recipe = recipe;
    }

    /** The topics that are there. */
    public Result list() {
        Stack stack = FeatureStack.running();
        ScenarioNames names = recipe.names();
        List<String> live =
                stack.kafka().topics().names().stream().filter(names::owns).toList();
        Collection<LiveTopic> topics = stack.kafka().topics().describe(live).values();
        ResultTable table = new ResultTable(
                COLUMNS,
                topics.stream()
                        .map(topic ->
                                List.of(TckValues.of(names.shown(topic.name())), TckValues.of(topic.partitions())))
                        .toList());
        return columns -> table;
    }

    /** The first records of a topic, by its live name. */
    public Result records(String liveTopic, int limit) {
        return table(FeatureStack.running().records().read(liveTopic, limit));
    }

    /** The records of all dead letter topics. */
    public Result deadLetters() {
        return table(recipe.deadLetterTopics().stream()
                .flatMap(topic -> FeatureStack.running().records().read(topic.name(), ALL).stream())
                .toList());
    }

    private Result table(List<PeekedRecord> records) {
        return new RecordRows(records, recipe.names())::withColumns;
    }
}
