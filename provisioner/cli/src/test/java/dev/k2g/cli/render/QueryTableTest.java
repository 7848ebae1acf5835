package dev.k2g.cli.render;

import dev.k2g.graph.GraphValue.Node;
import dev.k2g.graph.GraphValue.Path;
import dev.k2g.graph.GraphValue.Point;
import dev.k2g.graph.GraphValue.Relationship;
import dev.k2g.graph.Rows;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

class QueryTableTest {

    @Test
    void rows_stand_in_a_box_as_in_cypher_shell() throws IOException {
        Rows rows = new Rows(
                List.of("group_topic_name", "count"),
                List.of(
                        List.of("Outdoors", 6L),
                        List.of("Kayaking", 5L),
                        List.of("Hiking", 4L),
                        List.of("Adventure", 3L)));

        assertThat(QueryTable.of(rows)).isEqualTo(Golden.file("canoeing.table"));
    }

    @Test
    void wide_characters_and_line_breaks_do_not_break_the_box() throws IOException {
        Rows rows = new Rows(
                List.of("name"),
                List.of(List.of("👶 Mums"), List.of("写真"), List.of("a\nb\u001b[31m"), List.of("say \"hi\"")));

        assertThat(QueryTable.of(rows)).isEqualTo(Golden.file("wide.table"));
    }

    @Test
    void an_answer_without_rows_is_a_header() throws IOException {
        assertThat(QueryTable.of(new Rows(List.of("n"), List.of()))).isEqualTo(Golden.file("empty.table"));
        assertThat(QueryTable.of(new Rows(List.of(), List.of()))).isEqualTo("0 rows\n");
    }

    @Test
    void every_type_has_its_notation() {
        Node member = new Node(new TreeSet<>(List.of("MemberId")), Map.of("member_id", 1L));
        Relationship rsvp = new Relationship("RSVP", Map.of());
        Node odd = new Node(new TreeSet<>(List.of("my label")), Map.of());

        assertThat(Arrays.<Object>asList(
                        null,
                        true,
                        1.5,
                        List.of("a", 1L),
                        Map.of("odd key", 1L),
                        new Path(member, List.of(new Path.Step(rsvp, false, odd))),
                        new Point(4326, 1.0, 2.0, OptionalDouble.empty()),
                        LocalDate.of(2017, 3, 19),
                        new byte[] {1, (byte) 255}))
                .map(CypherValueText::of)
                .containsExactly(
                        "NULL",
                        "TRUE",
                        "1.5",
                        "[\"a\", 1]",
                        "{`odd key`: 1}",
                        "(:MemberId {member_id: 1})<-[:RSVP]-(:`my label`)",
                        "point({srid:4326, x:1.0, y:2.0})",
                        "2017-03-19",
                        "#01ff");
    }
}
