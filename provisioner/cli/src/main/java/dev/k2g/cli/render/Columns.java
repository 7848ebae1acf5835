package dev.k2g.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lists of things as aligned columns under a header, without lines between them. */
public final class Columns {

    private static final String GAP = "  ";

    private Columns() {}

    /** The header and the rows, one a line. Each row has as many cells as the header. */
    public static String of(List<String> header, List<List<String>> rows) {
        List<List<String>> printable = rows.stream()
                .map(row -> row.stream().map(Printable::of).toList())
                .toList();
        List<Integer> widths = widths(header, printable);
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        lines.addAll(printable);
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(String.join(GAP, padded(line, widths)).stripTrailing())
                .append('\n'));
        return text.toString();
    }

    static List<Integer> widths(List<String> header, List<List<String>> rows) {
        return IntStream.range(0, header.size())
                .map(column -> Math.max(
                        Printable.width(header.get(column)),
                        rows.stream()
                                .mapToInt(row -> Printable.width(row.get(column)))
                                .max()
                                .orElse(0)))
                .boxed()
                .toList();
    }

    static List<String> padded(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> Printable.padded(cells.get(column), widths.get(column)))
                .toList();
    }
}
