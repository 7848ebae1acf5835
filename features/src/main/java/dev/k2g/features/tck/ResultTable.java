package dev.k2g.features.tck;

import dev.k2g.failure.InvalidInputException;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A result, or what it should be: columns, and rows with a value for each column.
 *
 * @param columns the columns' names
 * @param rows the rows, in order
 */
public record ResultTable(List<String> columns, List<List<TckValue>> rows) {

    /** How strictly two tables are compared. */
    public enum Comparison {
        /** The rows' order counts. */
        IN_ORDER(true, true),
        /** The rows' order does not count. */
        IN_ANY_ORDER(false, true),
        /** The rows' order counts, that of the elements of lists does not. */
        IN_ORDER_IGNORING_LIST_ORDER(true, false),
        /** Neither the rows' order counts nor that of the elements of lists. */
        IN_ANY_ORDER_IGNORING_LIST_ORDER(false, false),
        /** The rows' order does not count, nor do further rows and columns. */
        CONTAINING(false, true);

        private final boolean rowOrder;
        private final boolean listOrder;

        Comparison(boolean rowOrder, boolean listOrder) {
            this.rowOrder = rowOrder;
            this.listOrder = listOrder;
        }
    }

    /** Copies the lists. */
    public ResultTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A row for each of these, with what this says of it in each column. */
    public static <T> ResultTable of(List<String> columns, Collection<T> each, BiFunction<T, String, TckValue> cell) {
        return new ResultTable(
                columns,
                each.stream()
                        .map(one -> columns.stream()
                                .map(name -> cell.apply(one, name))
                                .toList())
                        .toList());
    }

    /**
     * The table of a feature file.
     *
     * @param cells the first row holds the columns' names, the others values in TCK notation
     * @throws InvalidInputException when a value has no meaning, or a column has no name
     */
    public static ResultTable parse(List<List<String>> cells) {
        if (cells.get(0).stream().anyMatch(name -> name == null || name.isBlank())) {
            throw new InvalidInputException(
                    "A column of the table has no name.", "Write the columns' names into its first row.");
        }
        return new ResultTable(
                cells.get(0),
                cells.stream()
                        .skip(1)
                        .map(row -> row.stream().map(TckValue::parse).toList())
                        .toList());
    }

    /**
     * What is different here from what was expected, with the nearest row for each one that is missing.
     *
     * @return empty when there is no difference
     */
    public Optional<String> differenceFrom(ResultTable expected, Comparison comparison) {
        if (!hasColumnsOf(expected, comparison)) {
            return Optional.of("The columns should be " + expected.columns + " but are " + columns + ".");
        }
        List<List<TckValue>> wanted = expected.rows;
        List<List<TckValue>> found = withColumns(expected.columns).rows;
        if (!comparison.listOrder) {
            wanted = withSortedLists(wanted);
            found = withSortedLists(found);
        }
        return comparison == Comparison.CONTAINING
                ? RowDifferences.missing(expected.columns, wanted, found)
                : RowDifferences.between(expected.columns, wanted, found, comparison.rowOrder);
    }

    private boolean hasColumnsOf(ResultTable expected, Comparison comparison) {
        return comparison == Comparison.CONTAINING
                ? columns.containsAll(expected.columns)
                : sorted(columns).equals(sorted(expected.columns));
    }

    private ResultTable withColumns(List<String> wanted) {
        List<Integer> indexes = wanted.stream().map(columns::indexOf).toList();
        return new ResultTable(
                wanted,
                rows.stream()
                        .map(row -> indexes.stream().map(row::get).toList())
                        .toList());
    }

    private static List<List<TckValue>> withSortedLists(List<List<TckValue>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(ResultTable::withSortedLists).toList())
                .toList();
    }

    private static TckValue withSortedLists(TckValue value) {
        if (value instanceof TckValue.Elements list) {
            return new TckValue.Elements(list.elements().stream()
                    .map(ResultTable::withSortedLists)
                    .sorted(Comparator.comparing(TckValue::toString))
                    .toList());
        }
        return value;
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }
}
