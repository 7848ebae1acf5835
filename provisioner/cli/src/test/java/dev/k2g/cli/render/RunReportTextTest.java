package dev.k2g.cli.render;

import dev.k2g.graph.GraphCounts;
import dev.k2g.pipeline.DeadLetterReason;
import dev.k2g.pipeline.ReplayCounts;
import dev.k2g.pipeline.RunReport;
import dev.k2g.pipeline.SinkReport;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

class RunReportTextTest {

    @Test
    void the_graph_is_told_by_labels_and_types() {
        GraphCounts graph = new GraphCounts(
                new TreeMap<>(Map.of("Person", 3L, "Odd label", 1L)), new TreeMap<>(Map.of("KNOWS", 2L)));

        assertThat(RunReportText.of(report(graph), UnaryOperator.identity()))
                .contains("\nGraph     1 (:`Odd label`), 3 (:Person), 2 [:KNOWS]\n");
    }

    @Test
    void of_a_graph_in_which_nothing_is_counted_it_says_so() {
        GraphCounts nothing = new GraphCounts(new TreeMap<>(), new TreeMap<>());

        assertThat(RunReportText.of(report(nothing), UnaryOperator.identity()))
                .contains("\nGraph     no labelled nodes, no relationships\n");
    }

    @Test
    void a_replay_that_was_not_repeated_stands_above_the_sums() {
        GraphCounts nothing = new GraphCounts(new TreeMap<>(), new TreeMap<>());
        RunReport.SkippedReplay skipped = new RunReport.SkippedReplay("rsvps", 2197, "2026-11-30T21:00:00Z");

        assertThat(RunReportText.of(report(nothing, List.of(), skipped), UnaryOperator.identity()))
                .contains(
                        "\nReplay    none of rsvps, which was replayed to its end before, 2197 records, at 2026-11-30T21:00:00Z\n"
                                + "Graph     ");
    }

    @Test
    void the_reasons_of_dead_letters_are_counted_and_safe_for_a_terminal() {
        List<DeadLetterReason> reasons = List.of(
                new DeadLetterReason("record", "ClientException: null in \u001b[31m", 97, "rsvps-0, offset 3"),
                new DeadLetterReason("connection", "ServiceUnavailableException: away", 2, "rsvps-0, offset 9"));

        assertThat(RunReportText.of(
                        report(new GraphCounts(new TreeMap<>(), new TreeMap<>()), reasons), UnaryOperator.identity()))
                .contains("""

                        Reasons   97 dead letters: ClientException: null in \\u001b[31m (first: rsvps-0, offset 3)
                                  2 dead letters: ServiceUnavailableException: away (first: rsvps-0, offset 9)
                                  2 came of the connection, so that the records may be good: where the Cypher only \
                        merges, k2g connector reset delivers them again
                        """);
    }

    private static RunReport report(GraphCounts graph) {
        return report(graph, List.of());
    }

    private static RunReport report(
            GraphCounts graph, List<DeadLetterReason> deadLetters, RunReport.SkippedReplay... skipped) {
        return new RunReport(
                "local",
                Map.of("kafka", "4.3.0"),
                new RunReport.Addresses(
                        "localhost:9092", URI.create("http://localhost:8083"), URI.create("bolt://localhost:7687"), ""),
                List.of(),
                new ReplayCounts(0, 0, 0, 0, 0, 0, 0),
                List.of(skipped),
                List.of(),
                new SinkReport("stand-in", 0, SinkReport.DeliveredBy.COUNTED, 0, 0, 0),
                deadLetters,
                graph,
                Map.of(),
                List.of(),
                List.of(),
                new RunReport.Seconds(0, 0, 0, 0, 0));
    }
}
