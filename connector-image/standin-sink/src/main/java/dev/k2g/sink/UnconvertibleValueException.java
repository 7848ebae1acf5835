package dev.k2g.sink;

/** A record's value has no counterpart in the database. The message says its kind, never the value. */
final class UnconvertibleValueException extends Exception {

    private static final long serialVersionUID = 1L;

    UnconvertibleValueException(String message) {
        super(message);
    }
}
