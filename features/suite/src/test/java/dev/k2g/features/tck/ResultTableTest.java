package dev.k2g.features.tck;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.features.tck.ResultTable.Comparison;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResultTableTest {

    private static final ResultTable FOUND =
            table("name | count", "'Hiking' | 10", "'Kayaking' | 10", "'Outdoors' | 9");

    @Test
    void an_equal_table_has_no_difference() {
        assertThat(FOUND.differenceFrom(FOUND, Comparison.IN_ORDER)).isEmpty();
    }

    @Test
    void an_empty_cell_is_told_and_means_nothing_by_itself() {
        List<List<String>> row = List.of(List.of("name", "count"), Arrays.asList("'Hiking'", null));
        List<List<String>> names = List.of(Arrays.asList("name", null), List.of("'Hiking'", "10"));

        assertThatThrownBy(() -> ResultTable.parse(row))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("An empty cell has no meaning here.");
        assertThatThrownBy(() -> ResultTable.parse(names))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("A column of the table has no name.");
    }

    @Test
    void the_order_of_columns_does_not_count() {
        ResultTable expected = table("count | name", "10 | 'Hiking'", "10 | 'Kayaking'", "9 | 'Outdoors'");

        assertThat(FOUND.differenceFrom(expected, Comparison.IN_ORDER)).isEmpty();
    }

    @Test
    void the_order_of_rows_counts_only_in_order() {
        ResultTable expected = table("name | count", "'Kayaking' | 10", "'Hiking' | 10", "'Outdoors' | 9");

        assertThat(FOUND.differenceFrom(expected, Comparison.IN_ANY_ORDER)).isEmpty();
        assertThat(FOUND.differenceFrom(expected, Comparison.IN_ORDER))
                .hasValueSatisfying(text -> assertThat(text).isEqualTo("""
                        The rows are as expected, their order is not. Row 1 should be | 'Kayaking' | 10 |
                          but is | 'Hiking' | 10 |"""));
    }

    @Test
    void a_missing_row_is_shown_with_the_nearest_one_that_is_there() {
        ResultTable expected = table("name | count", "'Hiking' | 10", "'Kayaking' | 10", "'Outdoors' | 10");

        assertThat(FOUND.differenceFrom(expected, Comparison.IN_ORDER))
                .hasValueSatisfying(text -> assertThat(text).isEqualTo("""
                        Expected 3 rows, found 3.
                          missing:    | 'Outdoors' | 10 |
                            nearest:  | 'Outdoors' | 9 |  (count: 9 instead of 10)"""));
    }

    @Test
    void a_number_written_as_text_is_the_nearest_row() {
        ResultTable found = table("id", "1", "21");

        assertThat(found.differenceFrom(table("id", "'21'", "1"), Comparison.IN_ANY_ORDER))
                .hasValueSatisfying(text -> assertThat(text).contains("(id: 21 instead of '21')"));
    }

    @Test
    void a_row_that_comes_twice_has_to_be_expected_twice() {
        ResultTable found = table("n", "1", "1");

        assertThat(found.differenceFrom(table("n", "1"), Comparison.IN_ANY_ORDER))
                .hasValueSatisfying(
                        text -> assertThat(text).isEqualTo("Expected 1 row, found 2.\n  unexpected: | 1 |"));
        assertThat(table("n", "1").differenceFrom(found, Comparison.IN_ANY_ORDER))
                .isPresent();
    }

    @Test
    void only_the_first_ten_differences_are_shown() {
        ResultTable found = new ResultTable(
                List.of("n"),
                Stream.iterate(0L, n -> n + 1)
                        .limit(25)
                        .map(n -> List.of(TckValues.of(n)))
                        .toList());

        assertThat(found.differenceFrom(new ResultTable(List.of("n"), List.of()), Comparison.IN_ANY_ORDER))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("| 9 |", "and 15 more").doesNotContain("| 10 |"));
    }

    @Test
    void other_columns_are_named() {
        assertThat(FOUND.differenceFrom(table("name", "'Hiking'"), Comparison.IN_ANY_ORDER))
                .hasValue("The columns should be [name] but are [name, count].");
    }

    @Test
    void the_order_of_list_elements_counts_unless_ignored() {
        ResultTable found = table("labels", "['L', 'B']");
        ResultTable expected = table("labels", "['B', 'L']");

        assertThat(found.differenceFrom(expected, Comparison.IN_ANY_ORDER)).isPresent();
        assertThat(found.differenceFrom(expected, Comparison.IN_ANY_ORDER_IGNORING_LIST_ORDER))
                .isEmpty();
    }

    private static ResultTable table(String... lines) {
        return ResultTable.parse(Arrays.stream(lines)
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList());
    }
}
