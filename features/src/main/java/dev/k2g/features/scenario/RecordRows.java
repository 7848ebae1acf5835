package dev.k2g.features.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValue;
import dev.k2g.features.tck.TckValues;
import dev.k2g.kafka.PeekedRecord;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records as a table. A column is a key of the value, which is a JSON object, or one of {@code __key}, {@code __value}
 * (as text), {@code __partition}, {@code __offset} and {@code __header.NAME}: the names that the sink has for them.
 */
final class RecordRows {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HEADER = "__header.";
    private static final String ERRORS = "__connect.errors.";

    private final List<PeekedRecord> records;
    private final ScenarioNames names;

    RecordRows(List<PeekedRecord> records, ScenarioNames names) {
        this.records = records;
        this.names = names;
    }

    /**
     * The records with these columns. Keys of a value that were not asked for become columns too, unless the value is
     * asked for as a whole: a key too many is a difference.
     */
    ResultTable withColumns(List<String> asked) {
        Set<String> columns = new LinkedHashSet<>(asked);
        if (!asked.contains("__value")) {
            records.forEach(record -> columns.addAll(fields(record).keySet()));
        }
        return new ResultTable(
                List.copyOf(columns),
                records.stream()
                        .map(record -> columns.stream()
                                .map(column -> cell(record, column))
                                .toList())
                        .toList());
    }

    private TckValue cell(PeekedRecord record, String column) {
        if (column.startsWith(HEADER)) {
            return text(header(record, column.substring(HEADER.length())));
        }
        return switch (column) {
            case "__key" -> text(record.keyText());
            case "__value" -> text(record.valueText());
            case "__partition" -> TckValues.of(record.partition());
            case "__offset" -> TckValues.of(names.shownOffset(record.topic(), record.partition(), record.offset()));
            default -> TckValues.of(JSON.convertValue(fields(record).get(column), Object.class));
        };
    }

    /** A dead letter says at which offset it was. */
    private Optional<String> header(PeekedRecord record, String name) {
        Optional<String> value = record.header(name).map(names::shown);
        if (!name.equals(ERRORS + "offset")) {
            return value;
        }
        String topic = record.header(ERRORS + "topic").orElse("");
        int partition =
                record.header(ERRORS + "partition").map(Integer::parseInt).orElse(0);
        return value.map(offset -> String.valueOf(names.shownOffset(topic, partition, Long.parseLong(offset))));
    }

    private static TckValue text(Optional<String> text) {
        return TckValues.of(text.orElse(null));
    }

    private static Map<String, JsonNode> fields(PeekedRecord record) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        record.valueText()
                .map(RecordRows::json)
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
