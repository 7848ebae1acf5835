package dev.k2g.cli.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** A field before and after, for people: values of several lines as a diff. */
final class FieldText {

    private FieldText() {}

    /** One line, or a heading and the lines of a diff. */
    static List<String> lines(Operation operation, FieldChange field) {
        boolean isNew = operation == Operation.CREATE;
        if (DiffLine.isLong(field.before()) || DiffLine.isLong(field.after())) {
            Stream<String> lines = isNew
                    ? DiffLine.lines(field.after()).stream().map(line -> "    " + line)
                    : DiffLine.between(field.before(), field.after()).stream()
                            .map(line -> "  " + line.sign() + " " + line.text());
            return Stream.concat(Stream.of(field.field() + ":"), lines).toList();
        }
        String values = isNew ? value(field.after()) : value(field.before()) + " -> " + value(field.after());
        return List.of(field.field() + ": " + values);
    }

    /** The same as lines of a unified diff. */
    static List<String> diff(FieldChange field) {
        if (DiffLine.isLong(field.before()) || DiffLine.isLong(field.after())) {
            return Stream.concat(
                            Stream.of(sign(field) + "   " + field.field() + ":"),
                            DiffLine.between(field.before(), field.after()).stream()
                                    .map(line -> line.sign() + "     " + line.text()))
                    .toList();
        }
        return Stream.concat(
                        Stream.ofNullable(field.before()).map(before -> "-   " + field.field() + ": " + value(before)),
                        Stream.ofNullable(field.after()).map(after -> "+   " + field.field() + ": " + value(after)))
                .toList();
    }

    private static char sign(FieldChange field) {
        if (field.before() == null) {
            return '+';
        }
        return field.after() == null ? '-' : ' ';
    }

    private static String value(@Nullable String value) {
        return value == null ? "(not set)" : Printable.of(value.strip());
    }

    /**
     * A line of a text before and after.
     *
     * @param sign a minus for a line that goes, a plus for one that comes, a space for one that stays
     * @param text the line, safe for a terminal
     */
    private record DiffLine(char sign, String text) {

        private static final int CONTEXT = 3;
        private static final int FILE_NAMES = 2;

        /** The lines that differ, each with three lines around it. */
        static List<DiffLine> between(@Nullable String before, @Nullable String after) {
            List<String> old = lines(before);
            List<String> now = lines(after);
            if (old.isEmpty() || now.isEmpty()) {
                return Stream.concat(
                                old.stream().map(line -> new DiffLine('-', line)),
                                now.stream().map(line -> new DiffLine('+', line)))
                        .toList();
            }
            return UnifiedDiffUtils.generateUnifiedDiff("", "", old, DiffUtils.diff(old, now), CONTEXT).stream()
                    .skip(FILE_NAMES)
                    .filter(line -> !line.startsWith("@@ -1,"))
                    .map(line -> line.startsWith("@@")
                            ? new DiffLine(' ', "…")
                            : new DiffLine(line.charAt(0), line.substring(1)))
                    .toList();
        }

        /** Whether a value takes several lines. */
        static boolean isLong(@Nullable String value) {
            return value != null && value.strip().contains("\n");
        }

        static List<String> lines(@Nullable String value) {
            return value == null
                    ? List.of()
                    : value.strip()
                            .lines()
                            .map(line -> Printable.of(line.stripTrailing()))
                            .toList();
        }
    }
}
