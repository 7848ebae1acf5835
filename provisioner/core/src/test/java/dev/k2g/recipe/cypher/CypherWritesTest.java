package dev.k2g.recipe.cypher;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.SortedSet;

import static org.assertj.core.api.Assertions.assertThat;

class CypherWritesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '%',
            value = {
                // what is matched is not written
                "MATCH (g:Goal {id: event.id}) MERGE (r:Result) MERGE (r)<-[:HAS_RESULT]-(g)   ; Result      ; HAS_RESULT",
                "OPTIONAL MATCH (g:Goal)-[:PART_OF]->(:Plan) MERGE (r:Result {goal: g.id})      ; Result      ; %%",
                "MATCH (n) WHERE n:Person OR (n:Company) SET n.seen = true                      ; %%          ; %%",
                "MATCH (a:A) WHERE EXISTS { (a)-[:X]->(:B) } DETACH DELETE a                    ; %%          ; %%",
                "MATCH (a:Old) REMOVE a:Old SET a:New                                           ; New         ; %%",
                // patterns of all writing clauses, nodes and relationships apart
                "MERGE (c:Customer {id: event.c})-[:BOUGHT {at: event.at}]->(:Product)          ; Customer, Product ; BOUGHT",
                "CREATE p = (a:A)<-[x:X]-(b:B), (c:C), (d:D)-[:Y]->(a)                          ; A, B, C, D  ; X, Y",
                "INSERT (:A&B {id: 1})-[:X]->(n IS C), (IS D)                                   ; A, B, C, D  ; X",
                "merge (a:A) on create set a:New, a.x = 1, a:Fresh on match set a:Known         ; A, Fresh, Known, New ; %%",
                "MERGE (a:A:B) MERGE (a)-[r IS LIKES]->(a)                                      ; A, B        ; LIKES",
                "MERGE (a:`Odd name`&Größe {k: '(:Text)'}) SET a:`back``quote` // SET a:Comment ; Größe, Odd name, back`quote ; %%",
                "MERGE (a :A) SET a /* : */ : C : D, a.x = [1, 2], a IS E                       ; A, C, D, E  ; %%",
                "CREATE (a:A $props), (b:B {m: {n: [1, (2)]}})                                  ; A, B        ; %%",
                // wherever they stand
                "FOREACH (x IN event.tags | MERGE (t:Tag {name: x}) SET t:Seen)                 ; Seen, Tag   ; %%",
                "CALL { WITH event MERGE (a:A) RETURN a } CALL (a) { CREATE (a)-[:X]->(:B) }    ; A, B        ; X",
                "WITH event WHERE event.kind STARTS WITH 'x' CALL (*) { WITH * SET event:C }    ; C           ; %%",
                "MATCH (a:A) SET a.set = {create: 1, merge: event.merge}, a:B WITH a SET a:C    ; B, C        ; %%",
                "MATCH (set:Set) MERGE (set)-[:CREATE]->(merge:Merge) SET merge:Create          ; Create, Merge ; CREATE",
                "RETURN 'MERGE (:A)' AS text, \"CREATE (:B)\" AS more                           ; %%          ; %%"
            })
    void are_what_statements_write_and_not_what_they_match(String cypher, String labels, String types) {
        CypherWrites writes = CypherWrites.of(cypher);

        assertThat(joined(writes.labels())).isEqualTo(labels);
        assertThat(joined(writes.types())).isEqualTo(types);
        assertThat(writes.unknown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '%',
            value = {
                "MERGE (a:A) SET a:$(event.kind), a:B               ; A, B ; labels by $(event.kind)",
                "MERGE (a:$all(event.x + [1]):B)                    ; B    ; labels by $all(event.x + [1])",
                "MATCH (a), (b) MERGE (a)-[:$(event.type)]->(b)     ; %%   ; types by $(event.type)",
                "CALL apoc.merge.node(['A'], {id: 1}) YIELD node    ; %%   ; what apoc.merge.node writes",
                "MERGE (a:A) WITH a CALL apoc.create.addLabels(a, event.labels) YIELD node FINISH ; A ; what apoc.create.addLabels writes",
                "CALL db.labels() YIELD label MERGE (a:A)           ; A    ; %%",
                "MERGE (a {uuid: event.id})                         ; %%   ; nodes without a label",
                "MERGE (a {uuid: event.id}) SET a:User              ; User ; %%",
                "MERGE (a:A) SETT a:B                               ; %%   ; what Cypher that k2g cannot read writes",
                "MERGE (a:${env:LABEL} {id: event.id})              ; %%   ; what Cypher that k2g cannot read writes",
                "MERGE (a:A) CREATE (a)-[:X]->()                    ; A    ; nodes without a label",
            })
    void say_what_no_text_says(String cypher, String labels, String unknown) {
        CypherWrites writes = CypherWrites.of(cypher);

        assertThat(joined(writes.labels())).isEqualTo(labels);
        assertThat(joined(writes.unknown())).isEqualTo(unknown);
    }

    @Test
    void know_all_labels_that_are_named() {
        assertThat(CypherWrites.of("MATCH (a:A|B)-[:X]->(b) WHERE a IS NOT NULL AND NOT b:C&!D OR (b IS E)"
                                + " MERGE (f:F {id: event.id}) SET b:G RETURN [(a)--(h:H) | h.id]")
                        .named())
                .containsExactly("A", "B", "C", "D", "E", "F", "G", "H");
    }

    @Test
    void are_added_up_over_statements() {
        CypherWrites writes = CypherWrites.of(List.of("MERGE (a:A)", "MATCH (a:A) MERGE (b:B)-[:X]->(a)"));

        assertThat(writes.labels()).containsExactly("A", "B");
        assertThat(writes.types()).containsExactly("X");
    }

    private static String joined(SortedSet<String> names) {
        return String.join(", ", names);
    }
}
