package dev.k2g.cli.render;

import dev.k2g.graph.Rows;

import java.util.ArrayList;
import java.util.List;

/** The answer of a query as cypher-shell shows it: a box, strings in quotes, and the number of rows. */
public final class QueryTable {

    private QueryTable() {}

    /** The table, its last line being {@code 4 rows}. An answer without columns is only that line. */
    public static String of(Rows rows) {
        String footer = Quantity.of(rows.rows().size(), "row") + "\n";
        if (rows.columns().isEmpty()) {
            return footer;
        }
        List<List<String>> cells = rows.rows().stream()
                .map(row -> row.stream().map(CypherValueText::of).toList())
                .toList();
        List<String> header = rows.columns().stream().map(Printable::of).toList();
        List<Integer> widths = Columns.widths(header, cells);
        String rule =
                "+" + "-".repeat(widths.stream().mapToInt(width -> width + 3).sum() - 1) + "+";
        List<String> lines = new ArrayList<>();
        lines.add(rule);
        lines.add(line(header, widths));
        lines.add(rule);
        cells.forEach(row -> lines.add(line(row, widths)));
        lines.add(rule);
        return String.join("\n", lines) + "\n\n" + footer;
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return "| " + String.join(" | ", Columns.padded(cells, widths)) + " |";
    }
}
