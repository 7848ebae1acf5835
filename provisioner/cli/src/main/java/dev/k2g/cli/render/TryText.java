package dev.k2g.cli.render;

import dev.k2g.graph.AffectedEntity;
import dev.k2g.graph.DryRunResult;
import dev.k2g.pipeline.TryReport;
import dev.k2g.replay.MappedMessage.Content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would become of a message: its records, and for each sink the side effects and what it has to do with. */
public final class TryText {

    private TryText() {}

    /** The whole text. */
    public static String of(TryReport report) {
        StringBuilder text = new StringBuilder();
        report.message()
                .rejection()
                .ifPresent(reason -> text.append("The message would be rejected: " + reason + ".\n"));
        List<Content> records = report.message().records();
        text.append(Quantity.of(records.size(), "record") + " for " + report.topic() + "\n");
        for (int index = 0; index < records.size(); index++) {
            text.append("  " + (index + 1) + "  " + record(records.get(index)) + "\n");
        }
        report.sinks().forEach(sink -> addSink(sink, text));
        return text.toString();
    }

    private static String record(Content record) {
        String key = record.key().map(text -> Printable.of(text) + "  ").orElse("");
        String headers = record.headers().isEmpty() ? "" : "  headers " + headers(record.headers());
        String rejection = record.rejection()
                .map(reason -> "\n       would be rejected: " + reason)
                .orElse("");
        return key + Printable.of(record.value().orElse("null")) + headers + rejection;
    }

    private static String headers(Map<String, Optional<String>> headers) {
        List<String> texts = new ArrayList<>();
        headers.forEach((name, text) -> texts.add(Printable.of(name + "=" + text.orElse("null"))));
        return String.join(", ", texts);
    }

    private static void addSink(TryReport.Sink sink, StringBuilder text) {
        text.append("\nConnector " + sink.connector() + "\n");
        String fate = sink.hasDeadLetters() ? " would become a dead letter: " : " would end the task: ";
        sink.refused().forEach((index, reason) -> text.append("  record " + (index + 1) + fate + reason + "\n"));
        addEffects(sink.written(), text);
        sink.written().touched().forEach(touched -> text.append(touched(touched) + "\n"));
    }

    private static void addEffects(DryRunResult.Done written, StringBuilder text) {
        Map<String, Long> counts = written.sideEffects().counts();
        if (counts.isEmpty()) {
            text.append("  no side effects\n");
        }
        List<List<String>> cells = counts.entrySet().stream()
                .map(count -> List.of(count.getKey(), count.getValue().toString()))
                .toList();
        List<Integer> widths = Columns.widths(List.of("", ""), cells);
        cells.forEach(row -> text.append("  | " + String.join(" | ", Columns.padded(row, widths)) + " |\n"));
        if (!written.compared()) {
            text.append("  The graph is too large to be compared: the server counted, labels for each node.\n");
        }
    }

    private static String touched(AffectedEntity touched) {
        String before = touched.before().map(CypherValueText::of).orElse("");
        String after = touched.after().map(CypherValueText::of).orElse("");
        return switch (touched.what()) {
            case CREATED -> "  created  " + after;
            case CHANGED -> "  changed  " + before + "\n       to  " + after;
            case MATCHED -> "  matched  " + before;
            case DELETED -> "  deleted  " + before;
        };
    }
}
