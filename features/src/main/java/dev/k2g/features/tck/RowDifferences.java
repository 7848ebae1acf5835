package dev.k2g.features.tck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says how rows differ from expected ones, so that one sees at once what to change. */
final class RowDifferences {

    /** So many rows are shown; the rest is counted. */
    private static final int SHOWN = 10;

    private final List<String> columns;
    private final List<List<TckValue>> missing;
    private final List<List<TckValue>> unexpected;

    private RowDifferences(List<String> columns, List<List<TckValue>> missing, List<List<TckValue>> unexpected) {
        this.columns = columns;
        this.missing = missing;
        this.unexpected = unexpected;
    }

    static Optional<String> between(
            List<String> columns, List<List<TckValue>> expected, List<List<TckValue>> found, boolean ordered) {
        List<List<TckValue>> missing = without(expected, found);
        List<List<TckValue>> unexpected = without(found, expected);
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            String counts = "Expected " + rows(expected.size()) + ", found " + found.size() + ".";
            return Optional.of(counts + new RowDifferences(columns, missing, unexpected).describe());
        }
        return ordered ? firstOutOfOrder(expected, found) : Optional.empty();
    }

    /** As {@link #between} in any order, but more rows than expected are no difference. */
    static Optional<String> missing(List<String> columns, List<List<TckValue>> expected, List<List<TckValue>> found) {
        List<List<TckValue>> missing = without(expected, found);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        RowDifferences differences = new RowDifferences(columns, missing, without(found, expected));
        return Optional.of(missing.size() + " of " + rows(expected.size()) + " missing." + differences.missingRows());
    }

    private static Optional<String> firstOutOfOrder(List<List<TckValue>> expected, List<List<TckValue>> found) {
        return IntStream.range(0, expected.size())
                .filter(index -> !expected.get(index).equals(found.get(index)))
                .mapToObj(index -> "The rows are as expected, their order is not. Row " + (index + 1) + " should be"
                        + line(expected.get(index)) + "\n  but is" + line(found.get(index)))
                .findFirst();
    }

    /** What is in the first list more often than in the second. */
    private static List<List<TckValue>> without(List<List<TckValue>> rows, List<List<TckValue>> others) {
        List<List<TckValue>> left = new ArrayList<>(rows);
        others.forEach(left::remove);
        return left;
    }

    private String describe() {
        return missingRows() + unexpectedRows();
    }

    private String missingRows() {
        StringBuilder text = new StringBuilder();
        for (List<TckValue> row : missing.subList(0, Math.min(SHOWN, missing.size()))) {
            text.append("\n  missing:   ").append(line(row));
            nearest(row, unexpected).ifPresent(near -> {
                unexpected.remove(near);
                text.append("\n    nearest: ").append(line(near)).append("  ").append(differingCells(row, near));
            });
        }
        more(text, missing.size() - SHOWN, "missing");
        return text.toString();
    }

    /** Those that have not been shown as the nearest of a missing one. */
    private String unexpectedRows() {
        StringBuilder text = new StringBuilder();
        for (List<TckValue> row : unexpected.subList(0, Math.min(SHOWN, unexpected.size()))) {
            text.append("\n  unexpected:").append(line(row));
        }
        more(text, unexpected.size() - SHOWN, "unexpected");
        return text.toString();
    }

    /** The row with most cells in common; none when no cell is. */
    private static Optional<List<TckValue>> nearest(List<TckValue> row, List<List<TckValue>> candidates) {
        return candidates.stream()
                .filter(candidate -> likeness(row, candidate) > 0)
                .max(Comparator.comparingInt(candidate -> likeness(row, candidate)));
    }

    /** Equal cells count most; cells of one text, such as 1 and '1', are the likeliest mistake. */
    private static int likeness(List<TckValue> row, List<TckValue> other) {
        return IntStream.range(0, row.size())
                .map(index -> likeness(row.get(index), other.get(index)))
                .sum();
    }

    private static int likeness(TckValue value, TckValue other) {
        if (value.equals(other)) {
            return 10;
        }
        String text = value.toString();
        String otherText = other.toString();
        if (bare(text).equals(bare(otherText))) {
            return 5;
        }
        int shorter = Math.min(text.length(), otherText.length());
        int common = 0;
        while (common < shorter && text.charAt(common) == otherText.charAt(common)) {
            common++;
        }
        return common * 2 > shorter ? 3 : 0;
    }

    private static String bare(String text) {
        return text.replace("'", "");
    }

    private String differingCells(List<TckValue> row, List<TckValue> near) {
        return IntStream.range(0, row.size())
                .filter(index -> !row.get(index).equals(near.get(index)))
                .mapToObj(index -> columns.get(index) + ": " + near.get(index) + " instead of " + row.get(index))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static void more(StringBuilder text, int count, String what) {
        if (count > 0) {
            text.append("\n  and ").append(count).append(" more ").append(what);
        }
    }

    private static String line(List<TckValue> row) {
        return row.stream().map(TckValue::toString).collect(Collectors.joining(" | ", " | ", " |"));
    }

    private static String rows(int count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}
