package dev.k2g.jq;

import java.util.List;
import java.util.Random;

/** Random programs of jq's common functions, for the messages of {@link RandomJson}. */
final class RandomPrograms {

    private static final List<String> NUMBERS = List.of(
            ".i",
            ".j",
            ".n[0]",
            "(.n | length)",
            "(.t | length)",
            "(.n | add)",
            "(.n | min)",
            "(.n | max)",
            "1",
            "-3",
            "0.5",
            "(.o | map(.id) | length)",
            "(.t | utf8bytelength)",
            "(.n | index(.[1]))",
            "(.x | tostring | length)",
            "(reduce .n[] as $e (0; . + $e))",
            "(.o[0].id)",
            "(.n | first)",
            "(.n | last)",
            "([.t | tonumber?][0] // 7)",
            "([.n[] | select(. > 0)] | length)",
            "(.n | map(floor) | add)",
            "(.i | tostring | tonumber)",
            "(.n | .[-1])",
            "(.i | fabs)",
            "(.i | length)");
    private static final List<String> ORDERED_NUMBERS = List.of(
            ".i",
            ".j",
            ".n[0]",
            "(.n | min)",
            "(.n | max)",
            ".o[0].id",
            "(.n | first)",
            "(.n | last)",
            "(.n | .[-1])",
            "(.n | sort | .[0])",
            "(.o | map(.id) | max)",
            "(.o | min_by(.id) | .id)",
            "(.n | unique | last)",
            "(.o | max_by(.id).id)",
            "(.i // .j)",
            "(.i | tojson | fromjson)",
            "(first(.n[] | select(. > 0)) // .i)");
    private static final List<String> TEXTS = List.of(
            ".t",
            ".s[0]",
            "(.s | join(\"-\"))",
            "(.t | ascii_downcase)",
            "(.t | ascii_upcase)",
            "(.t | ltrimstr(\"a\"))",
            "(.t | rtrimstr(\"c\"))",
            "(.t | .[1:])",
            "(.t | .[:2])",
            "(.t | .[-1:])",
            "(.t | explode | implode)",
            "\"<\\(.t)>\"",
            "(.x | tojson)",
            "(.x | tostring)",
            "(.t | @json)",
            "(.x | @text)",
            "(.t | @base64)",
            "(.s | @csv)",
            "(.s | @tsv)",
            "(.s | @sh)",
            "(.x | type)",
            "(.t | gsub(\"[a-c]\"; \"*\"))",
            "(.t | sub(\"(?<l>[a-z])\"; \"\\(.l)\\(.l)\"))",
            "(.t | split(\",\") | join(\";\"))",
            "(.o | tojson)",
            "(.t | @base64 | @base64d)",
            "(.n | map(tostring) | join(\",\"))",
            "(.n | @csv)",
            "([.t | fromdate?][0] // 0 | todate)");
    private static final List<String> ARRAYS = List.of(
            ".n",
            ".s",
            ".o",
            "[.x]",
            "(.n | sort)",
            "(.n | unique)",
            "(.n | reverse)",
            "(.o | sort_by(.id))",
            "(.o | group_by(.id))",
            "(.o | unique_by(.id))",
            "(.o | map(.id))",
            "[.x | ..]",
            "[.x | paths]",
            "(.t | split(\"\"))",
            "(.t | explode)",
            "[.n[] as $e | .i | . == $e]",
            "(.n - [.i])",
            "(.n + [.i, .j])",
            "[.x | tostream]",
            "(.x | [leaf_paths])",
            "[.n[], .s[]]",
            "([.n, .s] | transpose)",
            "(.n | to_entries)",
            "(.n | .[1:3])",
            "[limit(2; .n[])]",
            "[.x | .. | scalars]",
            "([.n, [.s]] | flatten)",
            "(.x | [.[]?])",
            "(.n | map(. as $e | [$e, $e]))",
            "(.x | [paths(type == \"number\")])",
            "[foreach .n[] as $e (0; $e; [., $e])]",
            "(.s | sort)",
            "([.x, .n, .s, .i, .t] | sort)",
            "[.t | scan(\"[a-z]+\")]",
            "[.t | match(\"o+\"; \"g\") | .offset]",
            "(.o | map(to_entries))",
            "[.x | .a?, .b?, .[0]?]",
            "(.o | sort_by(.id, .a))",
            "(.n | indices(.[0]))",
            "([.n[:2], .s[:2]] | [combinations])",
            "(.s | group_by(length))",
            "(.t | [splits(\", *\")])",
            "(.o | map(select(.id != null)))",
            "[.n[] | if . > 0 then \"+\" elif . < 0 then \"-\" else 0 end]",
            "(.n | [first, last])",
            "[range(0; .n | length)]",
            "(.o | map(has(\"a\")))",
            "(.o | map(keys))",
            "[.o[] | .id as $id | {($id | tostring): $id}]",
            "(.o | map(.id) | unique | map(tojson))",
            "[.x | getpath([\"a\"])?]");
    private static final List<String> OBJECTS = List.of(
            ".",
            "{i, j}",
            "{t, \"k\": .i}",
            "(.o | INDEX(.id))",
            "(.o | map({(.id | tostring): .}) | add)",
            "{\"\": .x}",
            "(. + {t: .i})",
            "(. * {x: {y: .j}})",
            "del(.x)",
            "(.i |= 1)",
            "(.n[0] = .j)",
            "(.o | map(.id |= [.]))",
            "(with_entries(select(.key != \"x\")))",
            "map_values(type)",
            "(to_entries | from_entries)",
            "del(.n[0], .s[1:])",
            "(.x | walk(if type == \"array\" then sort else . end))",
            "(.o[].id |= tojson)",
            "(.q.r = .i)",
            "{(.t, \"k\"): .i}",
            "(. as {i: $p, n: [$q]} | {$p, $q})",
            "(.n | {first: first, last: last})",
            "(setpath([\"n\", 0]; .j))",
            "(delpaths([[\"o\"], [\"n\", 0]]))",
            "(.t | {a: ascii_downcase, b: length})",
            "(.n | map({k: .}) | .[0] // {})",
            "(reduce .s[] as $s ({}; .[$s] += 1))",
            "{a: (.s[] | length)}",
            "([.t | capture(\"(?<first>[a-z])(?<rest>.*)\")?][0] // {})",
            "{d: (.j // 0)}",
            "(.o[0] // {} | keys | {k: .})");
    private static final List<String> TRUTHS = List.of(
            "(.i == .j)",
            "(.i < .j)",
            "(.n | contains([.[0]]))",
            "(.s | any(. == \"a\"))",
            "(.n | all(. > 0))",
            "([.i] | inside([0, 1, 2]))",
            "(.i | IN(1, 2, 3))",
            "(.t | test(\"[a-z]\"))",
            "(.t | startswith(\"a\"))",
            "(.x | type == \"object\")",
            "(.n == (.n | sort))",
            "(.x | . == .)",
            "(.o | map(.id) | contains([1]))",
            "(.t > .s[0])",
            "(.n < .s)",
            "(.x >= .n)",
            "(.t | endswith(\"c\"))",
            "(has(\"a\"))",
            "(.n | index(0) != null)",
            "(.i != .n[0] and .j <= .i)",
            "(.n[0] == null or .n[0] > .i)",
            "(.x | not)",
            "(isempty(.n[]))");

    private final Random random;
    private final boolean isComputing;

    /** @param isComputing whether numbers are added and multiplied, or but compared */
    RandomPrograms(Random random, boolean isComputing) {
        this.random = random;
        this.isComputing = isComputing;
    }

    String next() {
        return switch (random.nextInt(7)) {
            case 0 -> "{a: " + any(2) + ", b: " + any(1) + "}";
            case 1 -> any(2) + ", " + any(1);
            case 2 -> "[" + any(1) + ", " + any(1) + "] | sort";
            case 3 -> array(1) + " | group_by(.)";
            case 4 -> array(1) + " as $v | " + any(1) + " | [., $v]";
            case 5 -> "try (" + any(2) + ") catch \"no\"";
            default -> any(3);
        };
    }

    private String any(int depth) {
        return switch (random.nextInt(isComputing ? 6 : 5)) {
            case 0 -> truth(depth);
            case 1 -> array(depth);
            case 2 -> object(depth);
            case 3 -> isComputing ? text(depth) : array(depth);
            default -> number(depth);
        };
    }

    private String number(int depth) {
        if (!isComputing) {
            return pick(ORDERED_NUMBERS);
        }
        if (depth == 0 || random.nextInt(3) == 0) {
            return pick(NUMBERS);
        }
        return "("
                + switch (random.nextInt(8)) {
                    case 0, 1 -> number(depth - 1) + " + " + number(depth - 1);
                    case 2 -> number(depth - 1) + " - " + number(depth - 1);
                    case 3 -> number(0) + " * " + number(0);
                    case 4 -> number(0) + " / (" + number(0) + " | if . == 0 then 1 else . end)";
                    case 5 -> number(0) + " % 7";
                    case 6 ->
                        number(depth - 1) + " | "
                                + pick(List.of("floor", "ceil", "round", "fabs", "-.", ". + 0.25", "trunc"));
                    default -> "if " + truth(0) + " then " + number(depth - 1) + " else " + number(0) + " end";
                }
                + ")";
    }

    private String text(int depth) {
        return depth > 0 && random.nextBoolean() ? "(" + text(0) + " + " + text(depth - 1) + ")" : pick(TEXTS);
    }

    private String truth(int depth) {
        if (depth == 0 || random.nextBoolean()) {
            return pick(TRUTHS);
        }
        return "(" + any(0) + " " + pick(List.of("==", "!=", "<", "<=", ">", ">=")) + " " + any(0) + ")";
    }

    private String array(int depth) {
        if (depth == 0 || random.nextBoolean()) {
            return pick(ARRAYS);
        }
        return "(" + array(depth - 1) + " | "
                + pick(List.of(
                        "map([.])",
                        "unique",
                        "sort",
                        "arrays | reverse",
                        ".[1:]",
                        "[.[] | tojson]",
                        "map(select(. != null))",
                        "group_by(type)",
                        "[first, last]",
                        "map(. == 1)",
                        "to_entries",
                        "[.[-1], .[0]]",
                        "unique_by(type)",
                        "sort_by(tojson)",
                        "index(1)",
                        "[limit(1; .[])]",
                        "min_by(.)",
                        "[.[] | {v: .}]"))
                + ")";
    }

    private String object(int depth) {
        return depth > 0 && random.nextInt(3) == 0 ? "{k: " + any(depth - 1) + "}" : pick(OBJECTS);
    }

    private String pick(List<String> from) {
        while (true) {
            String picked = from.get(random.nextInt(from.size()));
            // what reads or writes the numbers' digits, or computes with them, says nothing of numbers that stand for
            // others
            boolean isOfDigits = picked.matches(
                    "(?s).*(tojson|tostring|@|add|implode|utf8|floor|fabs|\\+=|\\bmap\\(has|INDEX|length|date"
                            + "|\\+ 0|group_by\\(length| 0|\\[1\\]|IN\\(|range|explode|transpose|\\b[1-9]\\b|indices|index|to_entries|tostream|paths|foreach|scan|match|> 0).*");
            if (isComputing || !isOfDigits) {
                return picked;
            }
        }
    }
}
