package dev.k2g.failure;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class FindingCodeTest {

    /** Tests run in their module's folder. */
    private static final Path PAGE = Path.of("../../docs/codes.md");

    @Test
    void the_page_lists_what_the_code_has() throws IOException {
        Path fresh = Files.writeString(Path.of("target/codes.md"), CodesPage.text());

        assertThat(PAGE)
                .as("to bring it up to date: cp provisioner/core/%s docs/codes.md", fresh)
                .hasSameTextualContentAs(fresh);
    }

    @Test
    void no_number_is_given_twice_and_they_are_in_order() {
        assertThat(Arrays.stream(FindingCode.values()).map(FindingCode::id))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void texts_are_a_line_of_sentences_and_a_title_is_none() {
        assertThat(FindingCode.values()).allSatisfy(code -> {
            assertThat(code.title()).doesNotEndWith(".").doesNotContain("\n", "|");
            assertThat(code.cause()).endsWith(".").doesNotContain("\n", "|");
            assertThat(code.remedy()).endsWith(".").doesNotContain("\n", "|");
        });
    }

    @Test
    void what_is_advised_loses_nothing_but_where_it_says_so() {
        Pattern risky = Pattern.compile("(?i)\\b(delet|remov|drop|purg|prun|forget|forc|unlock|chmod|disabl)");

        assertThat(FindingCode.values())
                .filteredOn(code -> risky.matcher(code.remedy()).find())
                .as("remedies to read twice: does it lose data, widen rights or make it worse to follow them blindly?")
                .containsExactly(
                        FindingCode.CYPHER_SEMICOLON, // a letter of a text
                        FindingCode.CYPHER_RETURN, // a clause of a text
                        FindingCode.MERGE_ON_NULL, // Cypher that handles deletions
                        FindingCode.INDEX_IN_THE_WAY, // no data is lost, and the constraint brings another
                        FindingCode.HOST_UNKNOWN, // says what Aura does
                        FindingCode.DATA_OF_OTHER_CREDENTIALS,
                        FindingCode.DELETION_NOT_ALLOWED,
                        FindingCode.MAPPING_CHANGED);
    }

    @Test
    void a_code_is_found_in_the_forms_that_people_write() {
        assertThat(FindingCode.of("K2G-204")).contains(FindingCode.MERGE_WITHOUT_CONSTRAINT);
        assertThat(FindingCode.of("k2g-204")).contains(FindingCode.MERGE_WITHOUT_CONSTRAINT);
        assertThat(FindingCode.of("204")).contains(FindingCode.MERGE_WITHOUT_CONSTRAINT);
        assertThat(FindingCode.of("K2G-999999")).isEmpty();
        assertThat(FindingCode.of("")).isEmpty();
    }

    @Test
    void a_failure_has_the_code_of_its_kind_or_a_more_telling_one() {
        assertThat(new UnreachableException("", null).code()).isEqualTo(FindingCode.UNREACHABLE);
        assertThat(new LockedException(FindingCode.PLAN_STALE, "", null).code()).isEqualTo(FindingCode.PLAN_STALE);
    }
}
