package dev.k2g.features.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the step that was probably meant: by its former phrase, or by how many words would have to change. */
final class NearestPhrase {

    /** What became of phrases that are in recipes which people have copied; as regular expressions. */
    private static final Map<String, String> FORMER = Map.of(
            "k2g has applied the recipe", "the recipe is applied",
            "k2g applies the recipe", "applying the recipe",
            "k2g applies the recipe and may (\\w+)", "applying the recipe with --allow-$1",
            "k2g plans the recipe", "planning the recipe",
            "k2g destroys what the recipe made", "destroying the recipe",
            "k2g imports what is there", "importing what is there",
            "it should be refused, since .*", "it should be refused because of:");

    private static final String PARAMETER = "\\{\\w*}|\\(.*\\).*";

    private NearestPhrase() {}

    /** What the phrase became, or the nearest of these patterns, unless more than half of the words differ. */
    static Optional<String> of(String step, List<String> patterns) {
        return FORMER.entrySet().stream()
                .filter(former -> step.matches(former.getKey()))
                .map(former -> step.replaceFirst(former.getKey(), former.getValue()))
                .findFirst()
                .or(() -> nearest(step, patterns));
    }

    private static Optional<String> nearest(String step, List<String> patterns) {
        String[] words = words(step);
        return patterns.stream()
                .filter(pattern -> distance(words, words(pattern)) <= Math.max(1, words.length / 2))
                .min(Comparator.comparingInt(pattern -> distance(words, words(pattern))))
                .map(NearestPhrase::readable);
    }

    private static String[] words(String text) {
        return text.replaceAll("^\\^|\\$$", "").strip().split("\\s+");
    }

    /** As people write it: without the marks of a regular expression. */
    private static String readable(String pattern) {
        return pattern.replaceAll("^\\^|\\$$", "").replace("\\(", "(");
    }

    private static int distance(String[] step, String[] pattern) {
        int[][] changes = new int[step.length + 1][pattern.length + 1];
        for (int i = 0; i <= step.length; i++) {
            for (int j = 0; j <= pattern.length; j++) {
                if (i == 0 || j == 0) {
                    changes[i][j] = i + j;
                    continue;
                }
                int replaced = changes[i - 1][j - 1] + (matches(step[i - 1], pattern[j - 1]) ? 0 : 1);
                changes[i][j] = Math.min(replaced, 1 + Math.min(changes[i - 1][j], changes[i][j - 1]));
            }
        }
        return changes[step.length][pattern.length];
    }

    private static boolean matches(String word, String expected) {
        return expected.matches(PARAMETER)
                || word.equals(expected)
                || word.equals(expected.replaceAll("\\(\\w+\\)", ""))
                || word.equals(expected.replaceAll("[()]", ""));
    }
}
