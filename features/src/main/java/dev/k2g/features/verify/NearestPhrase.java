package dev.k2g.features.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the step that was probably meant, by how many words would have to change. */
final class NearestPhrase {

    private static final String PARAMETER = "\\{\\w*}|\\(.*\\).*";

    private NearestPhrase() {}

    /** The nearest of these patterns, unless more than half of the words differ. */
    static Optional<String> of(String step, List<String> patterns) {
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
