package dev.k2g.cli.render;

/** Numbers with what they count: {@code 1 row}, {@code 4 rows}. */
public final class Quantity {

    private Quantity() {}

    /** The number, and the word in its singular or with an s. */
    public static String of(long number, String singular) {
        return number + " " + singular + (number == 1 ? "" : "s");
    }
}
