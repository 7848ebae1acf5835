package dev.k2g.cli.render;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** A field before and after, for people: values of several lines as a diff. */
final class FieldText {

    private static final DiffRowGenerator LINES =
            DiffRowGenerator.create().ignoreWhiteSpaces(true).build();

    private FieldText() {}

    /** One line, or several: a heading, then lines that begin with a space, a minus or a plus. */
    static List<String> lines(Operation operation, FieldChange field) {
        String before = field.before();
        String after = field.after();
        if (before != null && after != null && (isLong(before) || isLong(after))) {
            return Stream.concat(
                            Stream.of(field.field() + ":"),
                            LINES.generateDiffRows(lines(before), lines(after)).stream()
                                    .flatMap(FieldText::row))
                    .toList();
        }
        String values = operation == Operation.CREATE ? value(after) : value(before) + " -> " + value(after);
        return List.of(field.field() + ": " + values);
    }

    private static boolean isLong(String value) {
        return value.strip().contains("\n");
    }

    private static List<String> lines(String value) {
        return value.strip().lines().map(String::stripTrailing).toList();
    }

    private static Stream<String> row(DiffRow row) {
        return switch (row.getTag()) {
            case EQUAL -> Stream.of("    " + Printable.of(row.getNewLine()));
            case DELETE -> Stream.of("  - " + Printable.of(row.getOldLine()));
            case INSERT -> Stream.of("  + " + Printable.of(row.getNewLine()));
            case CHANGE -> Stream.of("  - " + Printable.of(row.getOldLine()), "  + " + Printable.of(row.getNewLine()));
        };
    }

    private static String value(@Nullable String value) {
        return value == null ? "(not set)" : Printable.of(value.strip().replaceAll("\\s*\\R\\s*", " "));
    }
}
