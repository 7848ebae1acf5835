package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.RecipeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What is found of Cypher that is none, with no server anywhere. */
class SyntaxChecksTest {

    private static final String RECIPE = """
            apiVersion: k2g.dev/v1alpha1
            name: people
            topics:
              people: {name: people, key: {format: string}}
              bad: {name: bad}
            connectors:
              sink:
                plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                consumes:
                  people: {cypher: write.cypher}
                deadLetters: bad
            feeds:
              people:
                to: people
            queries:
              all: all.cypher
            """;

    private final Path folder;
    private String recipe = RECIPE;
    private String query = "MATCH (n) RETURN n";

    SyntaxChecksTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
                    MERGE (p:Person {id: event.id}) SETT p.x = 1              ! 1:33 'SETT' does not belong here (did you mean "SET"?).
                    MERGE (p:Person {id: event.id}) RETRUN p                  ! 1:33 'RETRUN' does not belong here (did you mean "RETURN"?).
                    MERGE (p:Person {id: event.id} SET p.x = 1                ! 1:32 'SET' does not belong here.
                    CALL (event) { LET x = 1 MERGEE (:Person {id: x}) }       ! 1:26 'MERGEE' does not belong here (did you mean "MERGE"?).
                    MERGE (p:Person {id: event.id}) SET p.x =                 ! 1:42 It ends too early.
                    MERGE (p:Person {id: evnt.id})                            ! 1:22 Variable `evnt` is not defined (did you mean "event"?).
                    MATCH (p:Person) SET q.x = 1                              ! 1:22 Variable `q` is not defined.
                    """)
    void a_slip_is_told_at_its_place(String cypher, String expected) throws IOException {
        Finding finding = invalid(cypher.strip()).get(0);

        assertThat(finding.location().toString() + " " + finding.problem())
                .endsWith("write.cypher:" + expected.replaceFirst(" .*", "")
                        + " The Cypher of connector sink, topic people is not valid: "
                        + expected.replaceFirst("^\\S+ ", ""));
        assertThat(finding.severity().name()).isEqualTo("ERROR");
    }

    /** What servers take, of Cypher 5 or 25, must not be refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "// a\n/* b */ MATCH (`od``d`:`La bel`) SET `od``d`.x = 1 // end",
                "MATCH (n) WHERE EXISTS { (n)--(m) } WITH COUNT { (n)-->() } AS c, COLLECT { MATCH (n)--(x) RETURN x.a } AS l SET n.c = c, n.l = l",
                "MATCH (n) CALL { WITH n CREATE (:X) } IN TRANSACTIONS OF 10 ROWS ON ERROR CONTINUE REPORT STATUS AS s SET n.s = s",
                "UNWIND [1] AS x CALL (x) { CREATE (:Y {a: x}) } CALL (*) { SET event.y = x }",
                "OPTIONAL CALL (event) { RETURN 1 AS y } MERGE (:A {id: y})",
                "FOREACH (x IN CASE WHEN event.a IS NOT NULL THEN [1] ELSE [] END | MERGE (:A {id: event.a}))",
                "MATCH (p) SET p.x = p {.name, .*, friends: [(p)-[:K]->(f) WHERE f.a > 1 | f.name], p}",
                "MATCH (n:A|B&!C)-[r IS B|C]->(:!%) DELETE r",
                "INSERT (n:A&B {x: 1})-[:R]->(:C) FINISH",
                "MATCH (n) SET n:$(event.label) REMOVE n:$(event.old)",
                "MERGE (n:$(event.label) {id: 1}) MERGE (n)-[:$(event.t)]->(n)",
                "MATCH ((a)-[r:R]->(b) WHERE a.x < b.x){1,3} (c) SET c.x = size(r)",
                "MATCH p = SHORTEST 2 (a)-->+(b) SET a.l = length(p)",
                "MATCH (n) LET x = n.a FILTER x > 1 SET n.b = x",
                "CALL (event) { WHEN event.a > 1 THEN { CREATE (:A) } ELSE { CREATE (:B) } }",
                "MATCH (n) WHERE n.a STARTS WITH 'x' AND n.b IS :: INTEGER SET n[event.key] = n.l[1..2]",
                "CALL apoc.create.node(['A'], {}) YIELD node AS n SET n.x = 1",
                "CALL db.labels() YIELD * SET event.x = label",
                "LOAD CSV WITH HEADERS FROM 'file:///x' AS row FIELDTERMINATOR ';' MERGE (n:A {id: row.id})",
                "MATCH (a), p = allShortestPaths((a)-[:K*]-(b)) SET a.x = reduce(s = 0, x IN nodes(p) | s + x.a), a.y = all(x IN [1] WHERE x > 0)",
                "WITH event ORDER BY event.x DESC SKIP 1 LIMIT 2 WHERE event.a MERGE (:A {id: event.id})",
                "MATCH (match:Match) WHERE match.set = 1 SET match.create = 2",
                "MATCH (n) SET n.x = 0x1F, n.y = 1e10, n.z = .5, n.t = 'a\\'b', n.u = \"x\\u0041\", n.p = point({x: 1, y: 2}), n.`a b` = date()",
                "MATCH (n:A WHERE n.x > 1)-[r WHERE r.y = 2]->() REMOVE n:B, n.z DETACH DELETE n",
                "WHERE event.id IS NOT NULL MERGE (:A {id: event.id})", // it goes on with the sink's own WITH
                "MERGE (n:${env:LABEL} {id: event.id})", // the Connect worker puts it in
                "MATCH (n:\\u0041bc) SET n.x = 1",
                "MERGE (:A {id: __key, at: __timestamp, h: __header.h, v: __value.v})",
            })
    void what_a_server_takes_is_not_refused(String cypher) throws IOException {
        assertThat(invalid(cypher)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CYPHER 25 runtime=slotted MATCH (n) RETURN n",
                "EXPLAIN MATCH (n) RETURN n",
                "USE neo4j MATCH (n) RETURN n UNION ALL MATCH (m) RETURN m AS n;",
                "SHOW INDEXES YIELD name WHERE name = 'x' RETURN name",
                "MATCH (n {id: $id}) RETURN n",
            })
    void queries_that_a_server_takes_are_not_refused(String cypher) throws IOException {
        query = cypher;

        assertThat(invalid("MERGE (:A)")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MATCH (n) RETURN n LET,        1:23",
        "WHERE n.x = 1 RETURN 1 AS n,   1:1",
        "MATCH (n) RETURN m,            1:18",
    })
    void a_slip_in_a_query_is_told_at_its_place(String cypher, String place) throws IOException {
        query = cypher;

        assertThat(invalid("MERGE (:A)")).singleElement().satisfies(finding -> {
            assertThat(finding.location().toString()).endsWith("all.cypher:" + place);
            assertThat(finding.problem()).startsWith("The Cypher of query all is not valid: ");
        });
    }

    @Test
    void a_slip_in_the_recipes_own_text_is_told_at_its_line_and_column() throws IOException {
        recipe = RECIPE.replace(
                        "{cypher: write.cypher}",
                        "\n        cypher: |\n          MERGE (p:Person {id: event.id})\n          SETT p.x = 1")
                .replace("all.cypher", "\"MATCH (n) RETRN n\"");

        assertThat(invalid("MERGE (:A)"))
                .map(finding -> finding.location().toString().replaceFirst(".*/", ""))
                .containsExactly("recipe.yaml:13:11", "recipe.yaml:19:19");
    }

    private List<Finding> invalid(String cypher) throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), recipe);
        Files.writeString(folder.resolve("write.cypher"), cypher + "\n");
        Files.writeString(folder.resolve("all.cypher"), query + "\n");
        return RecipeValidation.offline(RecipeReader.read(folder, Map.of())).findings().stream()
                .filter(finding -> finding.code() == FindingCode.CYPHER_INVALID)
                .toList();
    }
}
