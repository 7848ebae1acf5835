package dev.k2g.cli.render;

import dev.k2g.graph.Rows;
import dev.k2g.pipeline.RunReport;
import dev.k2g.pipeline.RunReport.Addresses;
import dev.k2g.pipeline.RunReport.ResourceChange;
import dev.k2g.pipeline.RunReport.SkippedReplay;
import dev.k2g.pipeline.StartReport;
import dev.k2g.pipeline.Sum;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of an {@code up} for people. */
public final class RunReportText {

    private static final String NONE = "NONE";

    private RunReportText() {}

    /**
     * Where things are, what was done, the sums, the graph, the queries' answers, and how long it took.
     *
     * @param commands puts the options that were given into the commands that are named
     */
    public static String of(RunReport report, UnaryOperator<String> commands) {
        StringBuilder text = new StringBuilder();
        addresses(text, report.endpoints(), commands);
        line(text, "Versions", versions(report.servers(), report.sink().plugin()));
        text.append('\n');
        line(text, "Changes", changes(report.changes()));
        String label = "Sums";
        for (SkippedReplay skipped : report.skipped()) {
            line(
                    text,
                    "Replay",
                    "none of " + skipped.feed() + ", which was replayed to its end before, "
                            + Quantity.of(skipped.sent(), "record") + ", at "
                            + skipped.since());
        }
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

    /** The same of a {@code start}: where things are, what was done, and how long it took. */
    public static String of(StartReport report, UnaryOperator<String> commands) {
        StringBuilder text = new StringBuilder();
        addresses(text, report.endpoints(), commands);
        line(text, "Versions", versions(report.servers()).collect(Collectors.joining(", ")));
        text.append('\n');
        line(text, "Changes", changes(report.changes()));
        StartReport.Seconds seconds = report.seconds();
        return text.append(String.format(
                        Locale.ROOT,
                        "\nStarted after %.1f s: start %.1f, apply %.1f.\n",
                        seconds.total(),
                        seconds.start(),
                        seconds.apply()))
                .toString();
    }

    private static void addresses(StringBuilder text, Addresses endpoints, UnaryOperator<String> commands) {
        line(text, "Kafka", endpoints.kafka());
        line(text, "Connect", endpoints.connect().toString());
        line(text, "Neo4j", endpoints.neo4j().toString());
        if (!endpoints.browser().isEmpty()) {
            line(text, "Browser", endpoints.browser() + commands.apply(" (to log in: k2g env)"));
        }
    }

    private static void line(StringBuilder text, String label, String what) {
        text.append("%-10s%s\n".formatted(label, what));
    }

    private static String versions(Map<String, String> servers, String sink) {
        return Stream.concat(versions(servers), Stream.of("sink " + sink)).collect(Collectors.joining(", "));
    }

    private static Stream<String> versions(Map<String, String> servers) {
        return servers.entrySet().stream().map(server -> server.getKey() + " " + server.getValue());
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
