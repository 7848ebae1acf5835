package dev.k2g.validate;

import dev.k2g.recipe.cypher.CypherToken;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Where something was found.
 *
 * @param file the file
 * @param line the line, from 1, when it is known
 * @param column the column in that line, from 1, when it is known
 */
public record Place(Path file, OptionalInt line, OptionalInt column) {

    /** Somewhere in this file. */
    public static Place in(Path file) {
        return new Place(file, OptionalInt.empty(), OptionalInt.empty());
    }

    /** In this line of the file. */
    public static Place at(Path file, int line) {
        return new Place(file, OptionalInt.of(line), OptionalInt.empty());
    }

    static Place at(Path file, CypherToken token) {
        return new Place(file, OptionalInt.of(token.line()), OptionalInt.of(token.column()));
    }

    /** The same place, its file named otherwise. */
    public Place withFile(Path other) {
        return new Place(other, line, column);
    }

    /** {@code file:line:column}, or as much of it as is known. */
    @Override
    public String toString() {
        return file
                + (line.isPresent() ? ":" + line.getAsInt() : "")
                + (column.isPresent() ? ":" + column.getAsInt() : "");
    }
}
