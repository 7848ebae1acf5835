package dev.k2g.cli.render;

import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

import static dev.k2g.cli.render.DiffLine.isLong;

/** A field before and after, for people: values of several lines as a diff. */
final class FieldText {

    private FieldText() {}

    /** One line, or a heading and the lines of a diff. */
    static List<String> lines(Operation operation, FieldChange field) {
        boolean isNew = operation == Operation.CREATE;
        if (isLong(field.before()) || isLong(field.after())) {
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
        if (isLong(field.before()) || isLong(field.after())) {
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
}
