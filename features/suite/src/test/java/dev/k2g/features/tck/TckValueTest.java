package dev.k2g.features.tck;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.GraphValue.Node;
import dev.k2g.graph.GraphValue.Path;
import dev.k2g.graph.GraphValue.Relationship;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TckValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-42",
                "9223372036854775807",
                "1.0",
                "1.5E10",
                "NaN",
                "Inf",
                "-Inf",
                "true",
                "false",
                "null",
                "'text'",
                "''",
                "'it\\'s'",
                "'a\\\\b'",
                "'  two  spaces '",
                "[]",
                "[1, 'a', null, [true]]",
                "{}",
                "{k: 1, l: {m: 'x'}}",
                "()",
                "(:A)",
                "(:A:B {p: 0, q: 'string'})",
                "({p: 0})",
                "[:T]",
                "[:T {p: 0}]",
                "<(:A)-[:R]->(:B)<-[:S {p: 1}]-({q: 2})>",
                "<({num: 1})>"
            })
    void writes_a_value_as_it_was_read(String text) {
        assertThat(TckValue.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                " [1,'a' , 2 ] ~ [1, 'a', 2]",
                "(:B:A{q:1,p:0}) ~ (:A:B {p: 0, q: 1})",
                "[ ] ~ []",
                "{ b : 1 , a : [ 2 ] } ~ {a: [2], b: 1}",
                "+7 ~ 7",
                ".5 ~ 0.5",
                "1e3 ~ 1000.0"
            })
    void reads_free_spacing_and_any_order_of_labels_and_keys(String text, String canonical) {
        assertThat(TckValue.parse(text)).isEqualTo(TckValue.parse(canonical)).hasToString(canonical);
    }

    @Test
    void tells_integers_floats_and_text_apart() {
        assertThat(TckValue.parse("1")).isNotEqualTo(TckValue.parse("1.0")).isNotEqualTo(TckValue.parse("'1'"));
        assertThat(TckValue.parse("null")).isNotEqualTo(TckValue.parse("'null'"));
    }

    @Test
    void tells_a_list_from_a_relationship() {
        assertThat(TckValue.parse("[:T]")).isInstanceOf(TckValue.Relationship.class);
        assertThat(TckValue.parse("['T']")).isInstanceOf(TckValue.Elements.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Outdoors",
                "'open",
                "[1",
                "{k 1}",
                "{: 1}",
                "(:A",
                "[:T",
                "1 2",
                "'a' 'b'",
                "tru",
                "--1",
                "<(:A)-[:R]-(:B)>"
            })
    void says_where_a_value_has_no_meaning(String text) {
        assertThatThrownBy(() -> TckValue.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("expected")
                .hasMessageMatching("(?s).*at character \\d+\\.");
    }

    @Test
    void says_that_an_integer_needs_more_than_64_bits() {
        assertThatThrownBy(() -> TckValue.parse("9223372036854775808")).hasMessageContaining("64 bits");
    }

    @Test
    void takes_the_values_of_a_graph() {
        Node member = new Node(new TreeSet<>(List.of("MemberId")), Map.of("member_id", 1L));
        Node topic = new Node(new TreeSet<>(List.of("GroupTopicName")), Map.of("group_topic_name", "Camping"));
        Relationship rsvp = new Relationship("RSVP", Map.of("time", 5L));
        Path path = new Path(topic, List.of(new Path.Step(rsvp, false, member)));

        assertThat(TckValues.of(member)).hasToString("(:MemberId {member_id: 1})");
        assertThat(TckValues.of(path))
                .hasToString(
                        "<(:GroupTopicName {group_topic_name: 'Camping'})<-[:RSVP {time: 5}]-(:MemberId {member_id: 1})>");
        assertThat(TckValues.of(Arrays.asList(1L, null, 2.0, Map.of("k", "v"))))
                .hasToString("[1, null, 2.0, {k: 'v'}]");
    }

    @Test
    void gives_lists_and_maps_back_as_java_values() {
        assertThat(TckValues.toJava(TckValue.parse("{k: [1, 'a', true]}")))
                .isEqualTo(Map.of("k", List.of(1L, "a", true)));
        assertThatThrownBy(() -> TckValues.toJava(TckValue.parse("(:A)"))).isInstanceOf(IllegalArgumentException.class);
    }
}
