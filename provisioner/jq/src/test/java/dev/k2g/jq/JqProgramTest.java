package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** What jq's manual says, and what a double would have made otherwise. */
class JqProgramTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            null                              ~ [.[]?, (.a | .b)]                                ~ [null]
            {"a":{"b c":[1,2]}}               ~ .a."b c"[1], .["a"]["b c"][-1], (.a | ."b c"[0]) ~ 2 2 1
            [1,2,3,4]                         ~ .[1:3], .[:-1], .[-2:]                           ~ [2,3] [1,2,3] [3,4]
            null                              ~ [pow(2,3; 1,2)], ["\\(1,2) \\(3,4)"]             ~ [2,3,4,9] ["1 3","2 3","1 4","2 4"]
            null                              ~ [range(0,1; 3,4)], [range(5; 0; -2)]             ~ [0,1,2,0,1,2,3,1,2,1,2,3] [5,3,1]
            null                              ~ [(1,2) + (10,20)], [{a: (1,2), b: (3,4)} | .b]   ~ [11,12,21,22] [3,4,3,4]
            null                              ~ 1 + 2 * 3 - 4 / 2 % 3, -(1,2), 7 - 2 - 1          ~ 5 -1 -2 4
            [[1,[2]],{"a":3}]                 ~ . as [[$x, [$y]], {$a, b: $z}] | [$x, $y, $a, $z] ~ [1,2,3,null]
            [[3],{"a":4}]                     ~ [.[] as {$a} ?// [$a] | $a]                      ~ [3,4]
            [1,2,3]                           ~ reduce .[] as $x (0; . + $x), [foreach .[] as $x (0; . + $x; [$x, .])] ~ 6 [[1,1],[2,3],[3,6]]
            null                              ~ [label $f | 1, (label $g | 2, break $f, 3), 4]   ~ [1,2]
            null                              ~ [first(range(9) | first(range(.; 9)) | select(. > 2))] ~ [3]
            null                              ~ def f($a; g): $a + g; [f(1,2; 10,20)]            ~ [11,21,12,22]
            10                                ~ def fac: if . <= 1 then 1 else . * (. - 1 | fac) end; fac ~ 3628800
            null                              ~ try error({a: 1}) catch .a, (try error("x") catch .) ~ 1 "x"
            null                              ~ [(try (1, error("a"), 3) catch 2)]               ~ [1,2]
            null                              ~ [.a // (1,2)], [(1,null,2) // 3], (false // false) ~ [1,2] [1,2] false
            null                              ~ [if (true,null) then 1 else 2 end, if false then 1 end] ~ [1,2,null]
            {"a":[1,2,3],"b":2}               ~ del(.a[0,2]), (.a[1:] = [9]), (.b |= empty), (.c.d += 1) ~ {"a":[2],"b":2} {"a":[1,9],"b":2} {"a":[1,2,3]} {"a":[1,2,3],"b":2,"c":{"d":1}}
            [1,2,3]                           ~ (.[] | select(. > 1)) |= empty                   ~ [1]
            {"a":[{"b":1}]}                   ~ [paths], [leaf_paths], [path(..)] | length       ~ 3 1 4
            [{"id":2,"v":"b"},{"id":1},{"id":2}] ~ sort_by(.id)[0].id, (group_by(.id) | length), unique_by(.id)[1].v, min_by(.id).id, max_by(.id).v ~ 1 2 "b" 1 null
            [1,[2,[3]]]                       ~ flatten, flatten(1), [..|numbers], contains([[2]]) ~ [1,2,3] [1,2,[3]] [1,2,3] true
            {"b":1,"a":2}                     ~ keys, keys_unsorted, to_entries[0], with_entries(.value += 1), map_values(-.) ~ ["a","b"] ["b","a"] {"key":"b","value":1} {"b":2,"a":3} {"b":-1,"a":-2}
            [{"name":"a","value":1},{"k":"b","v":2}] ~ from_entries                              ~ {"a":1,"b":2}
            [[1,2],[3]]                       ~ transpose, [combinations]                        ~ [[1,3],[2,null]] [[1,3],[2,3]]
            [1,2,3]                           ~ any(. > 2), all(. > 2), IN(2), (.[] | IN(2,3)), index(2), bsearch(4) ~ true false false false true true 1 -4
            [{"id":1,"n":"x"}]                ~ INDEX(.id), [limit(1; .[], 2)], isempty(empty), [skip(1; 1,2)] ~ {"1":{"id":1,"n":"x"}} [{"id":1,"n":"x"}] true [2]
            [1,[2]]                           ~ getpath([1,0]), setpath([0]; 9), delpaths([[0]]), [tostream] | tojson ~ "2" "[9,[2]]" "[[2]]" "[[[0],1],[[1,0],2],[[1,0]],[[1]]]"
            [1,[2,3]]                         ~ fromstream(tostream), [.[1] | 1 | truncate_stream([[0],1],[[1,0],2],[[1,0]],[[1]])] ~ [1,[2,3]] [[[0],2],[[0]]]
            "aé日b日"                          ~ length, utf8bytelength, indices("日"), .[1:3], explode[1], ascii_upcase ~ 5 10 [2,4] "é日" 233 "Aé日B日"
            "a, b,c"                          ~ split(", "), [splits(", *")], split(", *"; null), ltrimstr("a"), startswith("a,") ~ ["a","b,c"] ["a","b","c"] ["a","b","c"] ", b,c" true
            "foo bar foo"                     ~ [match("foo"; "g").offset], test("BAR"; "i"), capture("(?<x>b.)"), [scan("o+")], sub("o"; "0"), gsub("(?<l>o)"; "\\(.l)!") ~ [0,8] true {"x":"ba"} ["oo","oo"] "f0o bar foo" "fo!o! bar fo!o!"
            "ab"                              ~ gsub(""; "-"), gsub("$"; "!"), [gsub("a|b"; "x", "y")] ~ "-a-b-" "ab!" ["xx","yy"]
            [1,"a\\"b",null,true,1.5]         ~ @csv, @tsv, @sh, @json                           ~ "1,\\"a\\"\\"b\\",,true,1.5" "1\\ta\\"b\\t\\ttrue\\t1.5" "1 'a\\"b' null true 1.5" "[1,\\"a\\\\\\"b\\",null,true,1.5]"
            "<é'>"                            ~ @html, @uri, @base64, (@base64 | @base64d), @base32, (@base32 | @base32d), @text "v=\\(.)" ~ "&lt;é&#39;&gt;" "%3C%C3%A9%27%3E" "PMOpJz4=" "<é'>" "HTB2SJZ6" "<é'>" "v=<é'>"
            [1.0,1e17,1.10,0.00001,1e3,-2.50] ~ map(tostring)                                    ~ ["1","1e+17","1.1","1e-05","1000","-2.5"]
            [0.1,0.2]                         ~ add, (.[0] / 3), (.[0] | floor), (-1.5 | round, ceil, trunc, fabs) ~ 0.30000000000000004 0.03333333333333333 0 -2 -1 -1 1.5
            [5,-5]                            ~ .[0] % -2, .[1] % 2, (5.9 % 2.9)                  ~ 1 -1 1
            [3,null,"a",[1],{"a":1},false,true,-1] ~ sort                                        ~ [null,false,true,-1,3,"a",[1],{"a":1}]
            {"a":{"b":1}}                     ~ . * {a: {c: 2}}, (. + {a: 1}), pick(.a.b), has("a"), ([.] | inside([{a: {b: 1, c: 2}}])) ~ {"a":{"b":1,"c":2}} {"a":1} {"a":{"b":1}} true true
            [1,{"a":2}]                       ~ walk(if type == "number" then . + 1 else . end), (.[1] | to_entries | from_entries) ~ [2,{"a":3}] {"a":2}
            1                                 ~ [recurse(if . < 3 then . + 1 else empty end)], [while(. < 9; . * 2)], until(. > 9; . * 2), [limit(3; repeat(. * 2))] ~ [1,2,3] [1,2,4,8] 16 [1,2,4]
            null                              ~ $__loc__.line, ("x" * 3), ("x" * 0), ([nan] | sort | length), (nan < nan), (infinite | isinfinite) ~ 1 "xxx" null 1 true true
            """)
    void does_what_jqs_manual_says(String input, String program, String results) {
        assertThat(results(program, input)).isEqualTo(results);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            "2015-03-05T23:51:47Z"  ~ fromdate, fromdateiso8601, (strptime("%Y-%m-%dT%H:%M:%SZ") | mktime) ~ 1425599507 1425599507 1425599507
            "2015-03-05T23:51:47Z"  ~ strptime("%Y-%m-%dT%H:%M:%SZ")                              ~ [2015,2,5,23,51,47,4,63]
            "Thu, 05 Mar 2015 11:51 PM +0100" ~ strptime("%a, %d %b %Y %I:%M %p %z") | mktime     ~ 1425599460
            1425599507              ~ todate, todateiso8601, date, dateadd("seconds"; 10), datesub("seconds"; 7) ~ "2015-03-05T23:51:47Z" "2015-03-05T23:51:47Z" "2015-03-05T23:51:47Z" 1425599517 1425599500
            1425599621.678          ~ gmtime, todate, (gmtime | mktime)                           ~ [2015,2,5,23,53,41.67799997329712,4,63] "2015-03-05T23:53:41Z" 1425599621
            1425599621              ~ strftime("%A, %B %d, %Y %j %U %e %Z %z %V %G %u %w %s")     ~ "Thursday, March 05, 2015 064 09  5 UTC +0000 10 2015 4 4 1425599621"
            1425599621              ~ strftime("%c|%D|%T|%r|%y|%C|%I|%p|%k|%h|%%")                ~ "Thu Mar  5 23:53:41 2015|03/05/15|23:53:41|11:53:41 PM|15|20|11|PM|23|Mar|%"
            [2015,2,5,23,51,47,4,63] ~ mktime, todate, strftime("%F")                             ~ 1425599507 "2015-03-05T23:51:47Z" "2015-03-05"
            -1                      ~ todate, (1e12 | todate), (now | type), (now > 1.6e9), (localtime | length) ~ "1969-12-31T23:59:59Z" "33658-09-27T01:46:40Z" "number" true 8
            """)
    void dates_are_those_of_jqs_manual(String input, String program, String results) {
        assertThat(results(program, input)).isEqualTo(results);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            [50000000014435121,50000000014435122] ~ .[0] == .[1], .[0] != .[1], .[0] < .[1], (unique | length), (group_by(.) | length) ~ false true true 2 2
            [50000000014435122,50000000014435121] ~ sort[0], min, max, index(50000000014435121), (. - [50000000014435121]) ~ 50000000014435121 50000000014435121 50000000014435122 1 [50000000014435122]
            [50000000014435121]     ~ contains([50000000014435122]), (.[0] | IN(50000000014435122)), inside([50000000014435120]) ~ false false false
            [50000000014435121]     ~ .[0] + 1, .[0] - 1, .[0] * 3, -.[0], .[0] % 10, (.[0] | length), (add + 0.5)   ~ 50000000014435122 50000000014435120 150000000043305363 -50000000014435121 1 50000000014435121 50000000014435121.5
            9223372036854775807     ~ . + 1, . * ., (. + 1 | . - 1), . / 7, (-. - 2)             ~ 9223372036854775808 85070591730234615847396907784232501249 9223372036854775807 1317624576693539401 -9223372036854775809
            50000000014435121       ~ tostring, tojson, @text, "\\(.)", ([.] | @csv), (tostring | tonumber), (tojson | fromjson) ~ "50000000014435121" "50000000014435121" "50000000014435121" "50000000014435121" "50000000014435121" 50000000014435121 50000000014435121
            50000000014435121       ~ floor, ceil, round, fabs, [range(.; . + 3)], (. / 1), ({(tostring): .} | keys[0]) ~ 50000000014435121 50000000014435121 50000000014435121 50000000014435121 [50000000014435121,50000000014435122,50000000014435123] 50000000014435121 "50000000014435121"
            9007199254740992        ~ . == 9007199254740993, 9007199254740993, 3000000001 * 3000000001, pow(3; 40) ~ false 9007199254740993 9000000006000000001 12157665459056928801
            [1,2]                   ~ .[50000000014435121], .[:50000000014435121], has(50000000014435121), [limit(50000000014435121; .[])] ~ null [1,2] false [1,2]
            12345678901234567890123 ~ ., . + 1, tostring, [., . + 1] | tojson                    ~ "12345678901234567890123" "12345678901234567890124" "\\"12345678901234567890123\\"" "[12345678901234567890123,12345678901234567890124]"
            [1e300,5.972e24]        ~ .[0] * 2, .[1] * 2, (.[1] > .[0]), (.[1] == 5972000000000000000000000) ~ 2E+300 1.1944E+25 false true
            """)
    void large_numbers_are_exact(String input, String program, String results) {
        assertThat(results(program, input)).isEqualTo(results);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            50000000014435121 ~ sqrt                       ~ the number 50000000014435121 is beyond 2^53, and sqrt would round it
            50000000014435121 ~ try log catch 0            ~ the number 50000000014435121 is beyond 2^53, and log would round it
            50000000014435121 ~ . / 3                      ~ the number 50000000014435121 is beyond 2^53, and / would round it
            50000000014435121 ~ [.[]?, exp10?, (17 | exp10)] ~ the number 50000000014435121 is beyond 2^53, and exp10 would round it
            17.5              ~ exp10                      ~ exp10 of 17.5 is beyond 2^53, and would be rounded
            1e308             ~ . * 10                     ~ 1e+308 * 10 is larger than a double can be
            "x"               ~ . * 1e9                    ~ a text of more than 64 Mi letters would be made
            1e2147483647      ~ . + 1                      ~ the number 1e+2147483647 is too large or too fine for +
            null              ~ .[1e9] = 1                 ~ an array would need 1000000000 elements
            """)
    void what_would_be_rounded_is_refused(String input, String program, String reason) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> results(program, input))
                .withMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {"a":1} ~ .a.b                 ~ Cannot index number with "b"
            {"a":1} ~ .[0]                 ~ Cannot index object with number
            5       ~ .[]                  ~ Cannot iterate over number (5)
            [1]     ~ . + {}               ~ array ([1]) and object ({}) cannot be added
            5       ~ . / 0                ~ number (5) and number (0) cannot be divided because the divisor is zero
            "x"     ~ fromdate             ~ date "x" does not match format "%Y-%m-%dT%H:%M:%SZ"
            [2015]  ~ mktime               ~ mktime requires parsed datetime inputs
            "a"     ~ tonumber             ~ string ("a") cannot be parsed as a number
            9007199254740993 ~ . % 0.5     ~ number (9007199254...) and number (0.5) cannot be divided because the divisor is zero
            {"a":1} ~ error                ~ {"a":1} (not a string)
            "("     ~ test(.)              ~ ( (at offset 0) is not a valid regex: end pattern with unmatched parenthesis
            [1]     ~ path(1 + .[0])       ~ Invalid path expression with result 2
            """)
    void errors_are_told_as_jq_tells_them(String input, String program, String message) {
        assertThatExceptionOfType(JqException.class)
                .isThrownBy(() -> results(program, input))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            .a ||  .b          ~ 1:5  unexpected "|"
            {a: 1              ~ 1:6  unexpected end where "}" is due
            "abc               ~ 1:1  a string is not closed
            1 < 2 < 3          ~ 1:7  unexpected "<"
            .a | § | .b        ~ 1:6  unexpected §
            import "m" as m; . ~ 1:1  a map has no modules: define the functions in the program itself
            frobnicate(.a)     ~ 1:1  frobnicate/1 is not defined: k2g's maps are jq 1.7 without it
            . as $x | $y       ~ 1:11 $y is not defined: k2g's maps are jq 1.7 without it
            @base23            ~ 1:1  base23 is not a valid format
            halt               ~ 1:1  halt/0 is not defined: use error("why") to reject a message, or empty to make no record of it
            """)
    void what_is_no_program_is_told_with_its_place(String program, String problem) {
        assertThatExceptionOfType(JqSyntaxException.class)
                .isThrownBy(() -> JqProgram.compile(program))
                .satisfies(e -> assertThat(
                                "%-5s".formatted(e.line() + ":" + e.column()).strip() + " " + e.problem())
                        .isEqualTo(problem.replaceAll("  +", " ")));
    }

    @Test
    void a_draft_is_not_seen_from_outside() {
        String input = "[{\"x\":1,\"y\":[1]}]";
        assertThat(results("(.[0][0][0], .[0], .[0][0][0]) |= [., .]", "[[[1]]]"))
                .isEqualTo("[[[[[[1,1]],[[1,1]]]],[[[1,1]]]]]");
        assertThat(results("(.[0].x, .[0:1], .[0].y) |= [.[0]?, .]", input))
                .isEqualTo("[{\"x\":[1],\"y\":[1,[1]]},[{\"x\":[1],\"y\":[1]}]]");
        assertThat(results(". as $in | (.[0].x = 2), (.[].y[0] += 1), del(.[0].x, .[0].y), $in", input))
                .isEqualTo("[{\"x\":2,\"y\":[1]}] [{\"x\":1,\"y\":[2]}] [{}] " + input);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            0      ~ until(. >= 100000; . + 1)                                    ~ 100000
            0      ~ [while(. < 100000; . + 1)] | length                          ~ 100000
            0      ~ [limit(100000; repeat(. + 1))] | length, .[-1]               ~ 100000 99999
            0      ~ last(recurse(if . < 100000 then . + 1 else empty end))       ~ 100000
            0      ~ last(recurse(. + 1; . < 100000))                             ~ 99999
            0      ~ [range(0; 100000; 2)] | length                               ~ 50000
            0      ~ [limit(7; repeat(. + 1, . + 10))]                            ~ [0,1,2,3,4,5,6]
            0      ~ [recurse(if . < 3 then . + 1, . + 2 else empty end)]         ~ [0,1,2,3,4,3,2,3,4]
            0      ~ [while(. < 4; . + 1, . + 2)]                                 ~ [0,1,2,3,3,2,3]
            0      ~ [until((. > 1, . > 2); . + 1)]                               ~ [2,3,3,2,3,3,2,3,3,2,3,3]
            0      ~ [try repeat(if . < 2 then . + 1 else error("x") end) catch .] ~ [0,1,2,"x"]
            0      ~ [try recurse(if . > 1 then error(.) else . + 1, error("y") end) catch .] ~ [0,1,2,2]
            0      ~ [label $f | repeat(if . > 2 then break $f else . + 1 end)]   ~ [0,1,2,3]
            {"a":{"a":{}}} ~ [path(recurse(.a?; . != null))], (until(.a == {}; .a) = 1) ~ [[],["a"],["a","a"]] {"a":1}
            """)
    void loops_are_as_jq_defines_them_and_need_no_stack(String input, String program, String results) {
        assertThat(results(program, input)).isEqualTo(results);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            [range(1e12) | null]                                       ~ an array of more than 10 million elements would be made
            reduce range(40) as $i ([1]; . + .)                        ~ an array of more than 10 million elements would be made
            [range(400000) | null] as $a | [range(40) | $a] | add      ~ an array of more than 10 million elements would be made
            reduce range(40) as $i ("x"; . + .)                        ~ a text of more than 64 Mi letters would be made
            ("x" * 1e6) as $x | [range(100) | $x] | join(",")          ~ a text of more than 64 Mi letters would be made
            ("x" * 1e6) as $x | [range(100) | $x] | add                ~ a text of more than 64 Mi letters would be made
            ("x" * 4e7) | "\\(.)\\(.)"                                 ~ a text of more than 64 Mi letters would be made
            reduce range(40) as $i ("x" * 1e6; [., .]) | tojson        ~ a text of more than 64 Mi letters would be made
            until(false; .)                                            ~ a loop takes more than 10 million steps
            """)
    void what_would_take_all_memory_or_time_is_refused(String program, String reason) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> results(program, "null"))
                .withMessage(reason);
    }

    @Test
    void a_range_of_many_numbers_is_refused() {
        Limits.checkRange(100_000_000);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Limits.checkRange(100_000_001));
    }

    @Test
    void an_exponent_at_the_end_of_what_there_is_ends_nothing() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> results("tojson", "100e2147483647"))
                .withMessageStartingWith("a number is too large or too fine to compute with");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".[] |= . + 1",
                "map_values(. + 1)",
                ".[] += 1",
                ".[] |= empty",
                "del(.[] | select(. % 2 == 0))",
                "map({key: tostring, value: .}) | from_entries | with_entries(.value += 1) | map_values(. + 1)",
                "INDEX(.) | .[] |= . + 1",
                "map([.]) | add",
                "map(tostring) | add",
                "map({(tostring): .}) | add"
            })
    void a_change_of_many_places_takes_no_copy_for_each(String program) {
        JqProgram compiled = JqProgram.compile("[range(100000)] | " + program);
        assertTimeout(Duration.ofSeconds(5), () -> compiled.run(Values.NULL, result -> {}));
    }

    @Test
    void brackets_without_end_and_recursion_without_end_are_told() {
        assertThatExceptionOfType(JqSyntaxException.class)
                .isThrownBy(() -> JqProgram.compile("[".repeat(100_000)))
                .withMessage("it is nested too deeply");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> results("def f: [f]; f", "null"))
                .withMessage("the program recurses too deeply, or the message is nested too deeply");
    }

    private static String results(String program, String input) {
        List<JsonNode> results = new ArrayList<>();
        JqProgram.compile(program).run(JsonText.read(input), results::add);
        return results.stream().map(JsonNode::toString).collect(Collectors.joining(" "));
    }
}
