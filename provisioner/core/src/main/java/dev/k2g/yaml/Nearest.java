package dev.k2g.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Nearest {

    private static final int LONGEST = 100;

    private Nearest() {}

    /** {@code  (did you mean "partitions"?)} with a leading blank, or nothing when no name is near. */
    public static String hint(String written, Collection<String> valid) {
        return to(written, valid).map(" (did you mean \"%s\"?)"::formatted).orElse("");
    }

    /** The nearest of these names, if one is near. */
    public static Optional<String> to(String written, Collection<String> valid) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = plain(written);
        return valid.stream()
                .filter(name -> name.length() <= LONGEST)
                .filter(name ->
                        distance(wanted, plain(name)) <= Math.max(1, Math.min(wanted.length(), name.length()) / 3)
                                || wanted.length() > 2 && plain(name).startsWith(wanted))
                .min(Comparator.comparingInt((String name) -> distance(wanted, plain(name))));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_.-]", "");
    }

    /** How many letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                steps[i][j] = Math.min(replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
