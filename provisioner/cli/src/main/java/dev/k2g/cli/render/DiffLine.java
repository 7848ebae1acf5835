package dev.k2g.cli.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * A line of a text before and after.
 *
 * @param sign a minus for a line that goes, a plus for one that comes, a space for one that stays
 * @param text the line, safe for a terminal
 */
record DiffLine(char sign, String text) {

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
