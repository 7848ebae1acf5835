package dev.k2g.provision;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class CypherEquivalenceTest {

    @Example
    void white_space_has_no_meaning_between_tokens() {
        same(
                "MERGE(m:MemberId {member_id: event.member_id})",
                "MERGE (m:MemberId {\n\tmember_id: event.member_id\n})\n");
        same("RETURN 1 // one\nAS x", "RETURN 1// one\n   AS x");
        same("RETURN /* one */ 1", "RETURN/* one */1");
    }

    @Example
    void comments_have_no_meaning() {
        same("MERGE (a:A)", "// who it is\nMERGE (a:A) // and no more");
        same("RETURN 1 /* a b */", "RETURN 1 /* a  c */");
        same("RETURN 1 + 2", "RETURN 1/* + 3 */+//- 2\n2");
        different("RETURN '// a'", "RETURN '// b'");
        different("MATCH (n:`/* a */`)", "MATCH (n:`/* b */`)");
        different("MERGE (a:A) SET a.x = 1", "MERGE (a:A) // SET a.x = 1");
    }

    @Example
    void white_space_has_a_meaning_in_literals_and_quoted_names() {
        different("RETURN 'a b'", "RETURN 'a  b'");
        different("RETURN \"a b\"", "RETURN \"a\tb\"");
        different("RETURN 'it\\'s  me'", "RETURN 'it\\'s me'");
        different("MATCH (n:`a b`)", "MATCH (n:`a  b`)");
    }

    @Example
    void words_stay_apart() {
        different("RETURN a b", "RETURN ab");
        different("RETURN a // c\nb", "RETURN a // c b");
        different("RETURN a/**/b", "RETURN ab");
    }

    @Example
    void an_end_of_line_ends_a_comment() {
        different("RETURN 1 //x\n+ 2", "RETURN 1 //x + 2");
    }

    @Property(tries = 500)
    void more_white_space_between_tokens_changes_nothing(@ForAll("tokens") List<String> tokens, @ForAll Random random) {
        String tight = String.join(" ", tokens);
        StringBuilder loose = new StringBuilder();
        for (String token : tokens) {
            loose.append(" \n\t".repeat(random.nextInt(3))).append(' ').append(token);
        }

        assertThat(CypherEquivalence.areSame(tight, loose.toString())).isTrue();
    }

    @Property(tries = 500)
    void another_token_is_another_text(@ForAll("tokens") List<String> tokens, @ForAll Random random) {
        List<Integer> meaningful = IntStream.range(0, tokens.size())
                .filter(i -> !tokens.get(i).startsWith("/"))
                .boxed()
                .toList();
        Assume.that(!meaningful.isEmpty());
        String before = String.join(" ", tokens);
        List<String> changed = new ArrayList<>(tokens);
        changed.set(meaningful.get(random.nextInt(meaningful.size())), "somethingElse");

        assertThat(CypherEquivalence.areSame(before, String.join(" ", changed))).isFalse();
    }

    @Provide
    Arbitrary<List<String>> tokens() {
        return Arbitraries.of(
                        "MERGE",
                        "(",
                        ")",
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "-",
                        "->",
                        "<-",
                        "event.time",
                        "m",
                        "1",
                        "2.5",
                        "'a  b'",
                        "\"c \\\" d\"",
                        "`e  f`",
                        "/* g  h */",
                        "// i  j\n",
                        "=",
                        "<>",
                        "+=",
                        "$p")
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    private static void same(String one, String other) {
        assertThat(CypherEquivalence.areSame(one, other)).isTrue();
    }

    private static void different(String one, String other) {
        assertThat(CypherEquivalence.areSame(one, other)).isFalse();
    }
}
