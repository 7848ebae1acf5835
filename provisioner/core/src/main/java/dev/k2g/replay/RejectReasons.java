package dev.k2g.replay;

import dev.k2g.replay.ReplaySummary.Reason;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Counts what was rejected by its reason. Reasons that differ in data alone are one. Safe to call from several threads. */
final class RejectReasons {

    /** More of them than anybody reads; what comes after is counted together. */
    private static final int MOST_REASONS = 100;

    private static final String OTHERS = "other reasons";

    /** What a reason has of the line: documents in brackets, texts in quotes, numbers. */
    private static final Pattern DATA =
            Pattern.compile("\\([{\\[].*[}\\])]\\)|\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|\\d+(?:\\.\\d+)?");

    /** Whatever a parser has against a line. */
    private static final String NO_JSON = "no JSON";

    private final Map<String, Reason> reasons = new LinkedHashMap<>();

    synchronized void add(long line, String reason) {
        String kind =
                reason.startsWith(NO_JSON) ? NO_JSON : DATA.matcher(reason).replaceAll("…");
        boolean isKept = reasons.containsKey(kind) || reasons.size() < MOST_REASONS;
        reasons.merge(
                isKept ? kind : OTHERS,
                new Reason(isKept ? reason : OTHERS, 1, line),
                (known, next) -> new Reason(known.text(), known.count() + 1, Math.min(known.firstLine(), line)));
    }

    /** The most frequent first. */
    synchronized List<Reason> all() {
        return reasons.values().stream()
                .sorted(Comparator.comparing(Reason::count).reversed().thenComparing(Reason::firstLine))
                .toList();
    }
}
