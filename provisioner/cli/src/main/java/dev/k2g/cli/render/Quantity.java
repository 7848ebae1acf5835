package dev.k2g.cli.render;

/** Numbers with what they count: {@code 1 row}, {@code 4 rows}. */
final class Quantity {

    private Quantity() {}

    static String of(long number, String singular) {
        return number + " " + singular + (number == 1 ? "" : "s");
    }
}
