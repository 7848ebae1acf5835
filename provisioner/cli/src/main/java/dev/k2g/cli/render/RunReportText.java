package dev.k2g.cli.render;

import dev.k2g.graph.Rows;
import dev.k2g.pipeline.RunReport;
import dev.k2g.pipeline.RunReport.ResourceChange;
import dev.k2g.pipeline.Sum;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of an {@code up} for people. */
public final class RunReportText {

    private static final String NONE = "NONE";

    private RunReportText() {}

    /** Where things are, what was done, the sums, the graph, the queries' answers, and how long it took. */
    public static String of(RunReport report) {
        StringBuilder text = new StringBuilder();
        line(text, "Kafka", report.endpoints().kafka());
        line(text, "Connect", report.endpoints().connect().toString());
        line(text, "Neo4j", report.endpoints().neo4j().toString());
        if (!report.endpoints().browser().isEmpty()) {
            line(text, "Browser", report.endpoints().browser() + " (to log in: k2g env)");
        }
        line(text, "Versions", versions(report.servers(), report.sink().plugin()));
        text.append('\n');
        line(text, "Changes", changes(report.changes()));
        String label = "Sums";
        for (Sum sum : report.sums()) {
            line(text, label, sum.toString());
            label = "";
        }
        label = "Reasons";
        for (String reason : DeadLetterText.reasons(report.deadLetters())) {
            line(text, label, reason);
            label = "";
        }
        line(text, "Graph", graph(report));
        report.queries()
                .forEach((name, rows) ->
                        text.append('\n').append(name).append('\n').append(QueryTable.of(rows(rows))));
        return text.append('\n').append(seconds(report.seconds())).append('\n').toString();
    }

    private static void line(StringBuilder text, String label, String what) {
        text.append("%-10s%s\n".formatted(label, what));
    }

    private static String versions(Map<String, String> servers, String sink) {
        Stream<String> versions = servers.entrySet().stream().map(server -> server.getKey() + " " + server.getValue());
        return Stream.concat(versions, Stream.of("sink " + sink)).collect(Collectors.joining(", "));
    }

    private static String changes(List<ResourceChange> changes) {
        List<ResourceChange> done = changes.stream()
                .filter(change -> !change.operation().equals(NONE))
                .toList();
        if (done.isEmpty()) {
            return "none, " + Quantity.of(changes.size(), "resource") + " as the recipe says";
        }
        return done.stream()
                .map(change ->
                        change.operation().toLowerCase(Locale.ROOT) + "d " + change.resource() + " " + change.name())
                .collect(Collectors.joining("\n" + " ".repeat(10)));
    }

    private static String graph(RunReport report) {
        Stream<String> nodes = report.graph().nodes().entrySet().stream()
                .map(label -> label.getValue() + " " + CypherValueText.label(label.getKey()));
        Stream<String> relationships = report.graph().relationships().entrySet().stream()
                .map(type -> type.getValue() + " " + CypherValueText.type(type.getKey()));
        String counted = Stream.concat(nodes, relationships).collect(Collectors.joining(", "));
        // not "empty": nodes without a label are not counted
        return counted.isEmpty() ? "no labelled nodes, no relationships" : counted;
    }

    private static Rows rows(List<? extends Map<String, @Nullable Object>> maps) {
        List<String> columns =
                maps.isEmpty() ? List.of() : List.copyOf(maps.get(0).keySet());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        maps.forEach(map -> rows.add(new ArrayList<>(map.values())));
        return new Rows(columns, rows);
    }

    private static String seconds(RunReport.Seconds seconds) {
        return String.format(
                Locale.ROOT,
                "Up after %.1f s: start %.1f, apply %.1f, replay %.1f, catch up %.1f.",
                seconds.total(),
                seconds.start(),
                seconds.apply(),
                seconds.replay(),
                seconds.catchUp());
    }
}
