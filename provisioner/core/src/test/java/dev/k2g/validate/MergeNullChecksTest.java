package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.recipe.cypher.CypherSyntax;
import dev.k2g.recipe.cypher.SyntaxNode;
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
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be null where a statement merges on it: no record need have an id, some are tombstones, all have a name. */
class MergeNullChecksTest {

    private static final String RECIPE = """
            apiVersion: k2g.dev/v1alpha1
            name: people
            topics:
              people: {name: people, key: {format: string}}
              bad: {name: bad}
            graph:
              constraints:
                - {name: person_id, kind: unique, node: Person, properties: [id]}
                - {name: city_name, kind: unique, node: City, properties: [name]}
            connectors:
              sink:
                plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                consumes:
                  people: {cypher: write.cypher}
                deadLetters: bad
            feeds:
              people:
                recording: people.ndjson
                to: people
                map: "{key: .key, value: .value}"
                require: [name]
            """;

    private final Path folder;
    private String recording = """
            {"key": "1", "value": {"id": 1, "name": "Ada", "member_id": 1, "member": {"age": 3}}}
            {"key": "2", "value": {"name": "Grace"}}
            """;

    MergeNullChecksTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH event WHERE event.id IS NOT NULL MERGE (:Person {id: event.id})",
                "WITH * WHERE event.id IS NOT NULL MERGE (:Person {id: event.id})",
                "WITH event WHERE (event.id) IS NOT NULL AND event.x = 1 MERGE (:Person {id: event.id})",
                "WITH event WHERE NOT event.id IS NULL MERGE (:Person {id: event.id})",
                "WITH event WHERE NOT (event.id IS NULL OR event.x IS NULL) MERGE (:Person {id: event.id})",
                "WITH event WHERE (event.id > 0 AND event.a) OR (event.id < 0 AND event.b) MERGE (:Person {id: event.id})",
                "WITH event WHERE event.id > 0 MERGE (:Person {id: event.id})",
                "WITH event WHERE event.id IN [1, 2] MERGE (:Person {id: event.id})",
                "WITH event WHERE NOT event.id STARTS WITH 'a' MERGE (:Person {id: event.id})",
                "WITH event WHERE toInteger(event.id) IS NOT NULL MERGE (:Person {id: toInteger(event.id)})",
                "WITH event WHERE exists(event.id) MERGE (:Person {id: event.id})",
                "WITH event WHERE all(x IN [event.id, event.x] WHERE x IS NOT NULL) MERGE (:Person {id: event.id})",
                "WITH event WHERE event.`id` IS NOT NULL MERGE (:Person {id: event['id']})",
                "WITH event WHERE __value.id IS NOT NULL MERGE (:Person {id: event.id})",
                "WITH event.id AS id WHERE id IS NOT NULL MERGE (:Person {id: id})",
                "WITH event.id AS id, event WHERE event.id IS NOT NULL MERGE (:Person {id: id})",
                "WITH event.member AS m WITH m.id AS id WHERE id IS NOT NULL MERGE (:Person {id: id})",
                "WITH coalesce(event.id, 0) AS id MERGE (:Person {id: id})",
                "WITH event.id AS id WITH coalesce(id, 0) AS id MERGE (:Person {id: id})",
                "MERGE (:Person {id: coalesce(event.id, __key)})",
                "MERGE (:Person {id: CASE WHEN event.id IS NULL THEN 0 ELSE event.id END})",
                "FOREACH (_ IN CASE WHEN event.id IS NOT NULL THEN [1] ELSE [] END | MERGE (:Person {id: event.id}))",
                "FOREACH (_ IN CASE WHEN event.id IS NULL THEN [] ELSE [1] END | MERGE (:Person {id: event.id}))",
                "FOREACH (_ IN CASE WHEN event.id IS NOT NULL THEN [1] END | MERGE (:Person {id: event.id}))",
                "FOREACH (_ IN CASE WHEN event IS NULL THEN [] WHEN event.id > 0 THEN [1] ELSE [] END |"
                        + " MERGE (:Person {id: event.id}))",
                "FOREACH (id IN [x IN [event.id] WHERE x IS NOT NULL] | MERGE (:Person {id: id}))",
                "CALL { WITH event WITH event WHERE event.id IS NOT NULL MERGE (:Person {id: event.id}) }",
                "CALL (event) { WITH event WHERE event.id IS NOT NULL MERGE (:Person {id: event.id}) }",
                "CALL (event) { WITH event WHERE event.id IS NOT NULL RETURN event AS e2 } MERGE (:Person {id: e2.id})",
                "CALL (event) { WHEN event.id IS NOT NULL THEN { MERGE (:Person {id: event.id}) } }",
                "CALL (event) { WHEN event.id IS NULL THEN { CREATE (:None) } ELSE { MERGE (:Person {id: event.id}) } }",
                "FILTER event.id IS NOT NULL MERGE (:Person {id: event.id})",
                "FILTER WHERE event.id IS NOT NULL MERGE (:Person {id: event.id})",
                "LET id = event.id FILTER id IS NOT NULL MERGE (:Person {id: id})",
                "UNWIND event.friends AS friend MERGE (:Person {id: friend})",
                "UNWIND event.friends AS friend MERGE (:Person {id: friend.id})",
                "UNWIND CASE WHEN event.id IS NULL THEN [] ELSE [event.id] END AS id MERGE (:Person {id: event.id})",
                "UNWIND [event.id] AS id WITH id WHERE id IS NOT NULL MERGE (:Person {id: id})",
                "MATCH (c:City {name: event.id}) MERGE (:Person {id: event.id})",
                "MATCH (c:City) WHERE c.name = event.id MERGE (:Person {id: event.id})",
                "MATCH (c:City WHERE c.name = event.id) MERGE (:Person {id: event.id})",
                "OPTIONAL MATCH (c:City) WITH event, c WHERE event.id IS NOT NULL MERGE (:Person {id: event.id})",
                // null by the value alone, and the recording has no value without a name
                "WITH event WHERE event IS NOT NULL MERGE (:City {name: event.name})",
                "WITH event, __value WHERE __value IS NOT NULL MERGE (:City {name: event.name})",
                "FOREACH (_ IN CASE WHEN event IS NULL THEN [] ELSE [1] END | MERGE (:City {name: event.name}))",
            })
    void what_is_guarded_is_no_finding(String cypher) throws IOException {
        assertThat(ofNulls(cypher)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE (:Person {id: event.id})",
                "MERGE (:Person {id: event['id']})",
                "MERGE (:Person {id: (event.id)})",
                "MERGE (:Person {id: toInteger(event.id)})",
                "WITH event.id AS id MERGE (:Person {id: id})",
                "LET id = event.id MERGE (:Person {id: id})",
                "UNWIND [event.id] AS id MERGE (:Person {id: id})",
                "WITH event WHERE event IS NOT NULL MERGE (:Person {id: event.id})", // the recording has one without
                "WITH event WHERE event.name IS NOT NULL MERGE (:Person {id: event.id})",
                "WITH event WHERE event.id IS NULL MERGE (:Person {id: event.id})",
                "WITH event WHERE event.id IS NOT NULL OR event.name IS NOT NULL MERGE (:Person {id: event.id})",
                "WITH event WHERE NOT (event.id IS NULL AND event.name IS NULL) MERGE (:Person {id: event.id})",
                "WITH event WHERE NOT event.id IN [] MERGE (:Person {id: event.id})",
                "WITH event WHERE coalesce(event.id, 0) > -1 MERGE (:Person {id: event.id})",
                "WITH event WHERE 5 IN [event.id, 5] MERGE (:Person {id: event.id})",
                "WITH event WHERE any(x IN [event.id, event.name] WHERE x IS NOT NULL) MERGE (:Person {id: event.id})",
                "MERGE (:Person {id: event.id}) WITH event WHERE event.id IS NOT NULL SET event.x = 1",
                "OPTIONAL MATCH (c:City) WHERE event.id IS NOT NULL MERGE (:Person {id: event.id})",
                "OPTIONAL MATCH (c:City {name: event.id}) MERGE (:Person {id: event.id})",
                "FOREACH (_ IN CASE WHEN event.id IS NOT NULL THEN [1] ELSE [] END | MERGE (:Person {id: event.id}))"
                        + " MERGE (:Person {id: event.id})",
                "FOREACH (_ IN CASE WHEN event.name IS NOT NULL THEN [1] ELSE [] END | MERGE (:Person {id: event.id}))",
                "FOREACH (_ IN CASE WHEN event.id IS NOT NULL THEN [1] ELSE [2] END | MERGE (:Person {id: event.id}))",
                "FOREACH (_ IN [1] | MERGE (:Person {id: event.id}))",
                "CALL (event) { WITH event WHERE event.id IS NOT NULL CREATE (:A) } MERGE (:Person {id: event.id})",
                "CALL (event) { MERGE (:Person {id: event.id}) }",
                "CALL (event) { WITH event WHERE event.id IS NOT NULL CREATE (:A) UNION WITH event"
                        + " MERGE (:Person {id: event.id}) }",
                "CALL (event) { WHEN event.id IS NULL THEN { MERGE (:Person {id: event.id}) } }",
                "CALL (event) { WHEN event.id IS NOT NULL THEN { CREATE (:A) } ELSE { MERGE (:Person {id: event.id}) } }",
                "UNWIND event.friends AS friend MERGE (:Person {id: event.id})",
            })
    void what_is_not_is_one(String cypher) throws IOException {
        assertThat(ofNulls(cypher))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).contains(" without id "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH event, __key WHERE __value IS NULL MATCH (p:Person {id: __key}) DETACH DELETE p",
                "FOREACH (_ IN CASE WHEN event IS NULL THEN [1] ELSE [] END | SET event.x = 1)",
                "OPTIONAL MATCH (p:Person {id: __key}) WHERE event.op = 'd' DELETE p",
            })
    void nothing_is_advised_that_would_keep_a_deletion_away(String deletion) throws IOException {
        assertThat(ofNulls(deletion + " WITH event, __key MERGE (:Person {id: event.id})"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy())
                        .doesNotContain("require", "ilter in the Cypher")
                        .contains("FOREACH (_ IN CASE WHEN event.id IS NOT NULL THEN [1] ELSE [] END | MERGE …)"));
    }

    @Test
    void requiring_a_field_that_no_record_has_is_not_advised() throws IOException {
        assertThat(ofNulls("MERGE (:Person {id: event.uuid})"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy())
                        .startsWith("No record of the recording has it: they have id, member, member_id, name.")
                        .doesNotContain("require"));
        assertThat(ofNulls("MERGE (:Person {id: event.id})"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).startsWith("Add id to require of feed people, or "));
    }

    @Test
    void tombstones_of_the_recording_are_told_where_nothing_is_between_them_and_the_merge() throws IOException {
        recording += "{\"key\": \"1\", \"value\": null}\n";

        assertThat(ofNulls("MERGE (:City {name: event.name})")).singleElement().satisfies(finding -> {
            assertThat(finding.problem())
                    .isEqualTo("MERGE on name: a tombstone of topic people becomes a dead letter.");
            assertThat(finding.remedy()).contains("WHERE event IS NOT NULL").doesNotContain("require");
        });
        assertThat(ofNulls("WITH event WHERE event IS NOT NULL MERGE (:City {name: event.name})"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MERGE (:Person {id: event.memberid}),                 1:21, memberid,     member_id",
        "MERGE (:Person {id: event.mebmer_id}),                1:21, mebmer_id,    member_id",
        "MERGE (:Person {id: event.memberId}) SET event.y = 1, 1:21, memberId,     member_id",
        "MERGE (:Person {id: event.name}) SET event.x = event.member.agee, 1:48, member.agee, member.age",
        "WITH event WHERE event.nmae IS NOT NULL RETURN 1,     1:18, nmae,         name",
    })
    void a_name_that_is_nearly_one_of_the_recording_is_told(String cypher, String place, String field, String meant)
            throws IOException {
        List<Finding> findings = findings(cypher);

        assertThat(findings)
                .filteredOn(finding -> finding.code() == FindingCode.FIELD_UNKNOWN)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.location().toString()).endsWith("write.cypher:" + place);
                    assertThat(finding.problem())
                            .isEqualTo("No record of topic people in its recording has " + field + ": did you mean "
                                    + meant + "?");
                });
        assertThat(findings).noneMatch(finding -> finding.code() == FindingCode.MERGE_ON_NULL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE (:City {name: coalesce(event.name, event.names)})", // it knows both
                "MERGE (:City {name: event.name}) SET event.note = event.remark",
                "MERGE (:City {name: event.name}) SET event.`names` = {names: 1}, event.x = 'event.names'",
            })
    void other_names_are_the_authors_business(String cypher) throws IOException {
        assertThat(findings(cypher.replace("event.`names` = ", "event.x = ")))
                .noneMatch(finding -> finding.code() == FindingCode.FIELD_UNKNOWN);
    }

    /** Whatever is left open at the end, and wherever keywords are names. */
    @Test
    void half_a_statement_is_taken_as_far_as_it_goes() {
        String whole = """
                MATCH (a:A {x: event.x} WHERE a.y = [1, {b: 2}][0]) OPTIONAL MATCH (b)-[r:R*1..2 {c: $c}]->()
                WITH DISTINCT event.id AS id, * ORDER BY id SKIP 1 LIMIT 2 WHERE NOT (id IS NULL OR (id = 1 AND any(x IN id
                WHERE x))) UNWIND CASE id WHEN 1 THEN [] ELSE [id] END AS i FOREACH (x IN CASE WHEN i > 1 THEN [1] ELSE [] END
                | MERGE (c:C {id: event['id']}) ON CREATE SET c.x = 1 ON MATCH SET c.x = event.x) CALL (event) { WHEN i = 1
                THEN { MERGE (n:$(event.l) {id: date(id)}) } ELSE { MATCH (m) RETURN m AS event } } LET y = id FILTER y > 1
                CALL { WITH event RETURN 1 AS one UNION RETURN 2 AS one } MERGE p = (d {`e f`: event.`g h`.i})-[:T]->(e)
                RETURN filter, when.limit, {set: 1} NEXT USE x FINISH""";
        for (int end = 0; end <= whole.length(); end++) {
            SyntaxNode half = CypherSyntax.of(whole.substring(0, end)).tree();
            assertThat(MergedFields.of(half, Set.of("event", "__value"))).hasSizeLessThan(4);
        }
    }

    private List<Finding> ofNulls(String cypher) throws IOException {
        return findings(cypher).stream()
                .filter(finding -> finding.code() == FindingCode.MERGE_ON_NULL)
                .toList();
    }

    private List<Finding> findings(String cypher) throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), RECIPE);
        Files.writeString(folder.resolve("write.cypher"), cypher + "\n");
        Files.writeString(folder.resolve("people.ndjson"), recording);
        return RecipeValidation.offline(RecipeReader.read(folder, Map.of())).findings();
    }
}
