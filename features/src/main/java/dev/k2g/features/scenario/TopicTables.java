package dev.k2g.features.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.k2g.features.scenario.StepOutcome.Result;
import dev.k2g.features.stack.FeatureStack;
import dev.k2g.features.stack.Stack;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValue;
import dev.k2g.features.tck.TckValues;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.kafka.PeekedRecord;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The scenario's topics and records as tables. A column of records is a key of the value, which is a JSON object, or one
 * of {@code __key}, {@code __value} (as text), {@code __partition}, {@code __offset} and {@code __header.NAME}: the names
 * that the sink has for them.
 */
public final class TopicTables {

    /** The columns of a list of topics. */
    public static final List<String> COLUMNS = List.of("name", "partitions");

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HEADER = "__header.";
    private static final String ERRORS = "__connect.errors.";
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
        ResultTable table = TckValues.table(
                COLUMNS, topics.stream().map(topic -> List.of(names.shown(topic.name()), topic.partitions())));
        return columns -> table;
    }

    /** The first records of a topic, by its live name. */
    public Result records(String liveTopic, int limit) {
        return table(FeatureStack.running().records().read(liveTopic, limit));
    }

    /** The records of all dead letter topics, with the columns that are asked for and no others. */
    public Result deadLetters() {
        List<PeekedRecord> records = recipe.deadLetterTopics().stream()
                .flatMap(topic -> FeatureStack.running().records().read(topic.name(), ALL).stream())
                .toList();
        return asked -> ResultTable.of(asked, records, this::cell);
    }

    private Result table(List<PeekedRecord> records) {
        return asked -> {
            Set<String> columns = new LinkedHashSet<>(asked);
            // a key too many is a difference, unless the value is asked for as a whole
            if (!asked.contains("__value")) {
                records.forEach(record -> columns.addAll(fields(record).keySet()));
            }
            return ResultTable.of(List.copyOf(columns), records, this::cell);
        };
    }

    private TckValue cell(PeekedRecord record, String column) {
        if (column.startsWith(HEADER)) {
            return text(header(record, column.substring(HEADER.length())));
        }
        return switch (column) {
            case "__key" -> text(record.keyText());
            case "__value" -> text(record.valueText());
            case "__partition" -> TckValues.of(record.partition());
            case "__offset" ->
                TckValues.of(recipe.names().shownOffset(record.topic(), record.partition(), record.offset()));
            default -> TckValues.of(JSON.convertValue(fields(record).get(column), Object.class));
        };
    }

    /** A dead letter says at which offset it was. */
    private Optional<String> header(PeekedRecord record, String name) {
        Optional<String> value = record.header(name).map(recipe.names()::shown);
        if (!name.equals(ERRORS + "offset")) {
            return value;
        }
        String topic = record.header(ERRORS + "topic").orElse("");
        int partition =
                record.header(ERRORS + "partition").map(Integer::parseInt).orElse(0);
        return value.map(
                offset -> String.valueOf(recipe.names().shownOffset(topic, partition, Long.parseLong(offset))));
    }

    private static TckValue text(Optional<String> text) {
        return TckValues.of(text.orElse(null));
    }

    private static Map<String, JsonNode> fields(PeekedRecord record) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        record.valueText()
                .map(TopicTables::json)
                .filter(JsonNode::isObject)
                .ifPresent(
                        object -> object.properties().forEach(field -> fields.put(field.getKey(), field.getValue())));
        return fields;
    }

    /** A value that is not JSON has no keys. */
    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
