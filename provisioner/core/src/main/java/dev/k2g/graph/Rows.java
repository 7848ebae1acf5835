package dev.k2g.graph;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer of a Cypher query. A value is null, a {@link Boolean}, {@link Long}, {@link Double}, {@link String},
 * {@code byte[]}, {@link List}, {@link Map} with string keys, a {@link GraphValue}, or
 * one of {@code java.time}'s LocalDate, LocalTime, OffsetTime, LocalDateTime and
 * ZonedDateTime.
 *
 * @param columns the columns' names, in order
 * @param rows the rows, each with a value for each column
 */
public record Rows(List<String> columns, List<List<@Nullable Object>> rows) {

    /** Copies the lists. */
    public Rows {
        columns = List.copyOf(columns);
        List<List<@Nullable Object>> copy = new ArrayList<>();
        rows.forEach(row -> copy.add(Collections.unmodifiableList(new ArrayList<>(row))));
        rows = Collections.unmodifiableList(copy);
    }

    /** The rows as maps from column to value, in the columns' order. */
    public List<Map<String, @Nullable Object>> asMaps() {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                map.put(columns.get(column), row.get(column));
            }
            maps.add(map);
        }
        return maps;
    }
}
