package dev.k2g.validate;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Where something was found.
 *
 * @param file the file
 * @param line the line, from 1, when it is known
 * @param column the column in that line, from 1, when it is known
 */
public record SourceLocation(Path file, OptionalInt line, OptionalInt column) {

    /** Somewhere in this file. */
    public static SourceLocation in(Path file) {
        return new SourceLocation(file, OptionalInt.empty(), OptionalInt.empty());
    }

    /** In this line of the file. */
    public static SourceLocation at(Path file, int line) {
        return new SourceLocation(file, OptionalInt.of(line), OptionalInt.empty());
    }

    /** The same place, its file named otherwise. */
    public SourceLocation withFile(Path other) {
        return new SourceLocation(other, line, column);
    }

    /** {@code file:line:column}, or as much of it as is known. */
    @Override
    public String toString() {
        return file
                + (line.isPresent() ? ":" + line.getAsInt() : "")
                + (column.isPresent() ? ":" + column.getAsInt() : "");
    }
}
