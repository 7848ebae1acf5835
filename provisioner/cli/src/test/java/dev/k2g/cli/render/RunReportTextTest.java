package dev.k2g.cli.render;

import dev.k2g.graph.GraphCounts;
import dev.k2g.pipeline.ReplayCounts;
import dev.k2g.pipeline.RunReport;
import dev.k2g.pipeline.SinkReport;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class RunReportTextTest {

    @Test
    void the_graph_is_told_by_labels_and_types() {
        GraphCounts graph = new GraphCounts(
                new TreeMap<>(Map.of("Person", 3L, "Odd label", 1L)), new TreeMap<>(Map.of("KNOWS", 2L)));

        assertThat(RunReportText.of(report(graph))).contains("\nGraph     1 (:`Odd label`), 3 (:Person), 2 [:KNOWS]\n");
    }

    @Test
    void of_a_graph_in_which_nothing_is_counted_it_says_so() {
        GraphCounts nothing = new GraphCounts(new TreeMap<>(), new TreeMap<>());

        assertThat(RunReportText.of(report(nothing))).contains("\nGraph     no labelled nodes, no relationships\n");
    }

    private static RunReport report(GraphCounts graph) {
        return new RunReport(
                "local",
                Map.of("kafka", "4.3.0"),
                new RunReport.Addresses(
                        "localhost:9092", URI.create("http://localhost:8083"), URI.create("bolt://localhost:7687"), ""),
                List.of(),
                new ReplayCounts(0, 0, 0, 0, 0, 0, 0),
                new SinkReport("stand-in", 0, SinkReport.DeliveredBy.COUNTED, 0, 0, 0),
                graph,
                Map.of(),
                List.of(),
                List.of(),
                new RunReport.Seconds(0, 0, 0, 0, 0));
    }
}
