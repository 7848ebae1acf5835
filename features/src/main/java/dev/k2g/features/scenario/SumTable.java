package dev.k2g.features.scenario;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValue;
import dev.k2g.features.tck.TckValues;
import dev.k2g.pipeline.ReplayCounts;
import dev.k2g.pipeline.SinkReport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of every line and record of a scenario, as a table of one row. */
public final class SumTable implements StepOutcome.Result {

    private final Map<String, Long> figures = new LinkedHashMap<>();

    /**
     * @param replayed what became of lines and records before the sink
     * @param sink what became of them in the sink
     */
    public SumTable(ReplayCounts replayed, SinkReport sink) {
        figures.put("lines", replayed.lines());
        figures.put("blank", replayed.blank());
        figures.put("rejected lines", replayed.rejectedLines());
        figures.put("messages", replayed.messages());
        figures.put("mapped", replayed.mapped());
        figures.put("rejected", replayed.rejected());
        figures.put("sent", replayed.sent());
        figures.put("delivered", sink.delivered());
        figures.put("dead-lettered", sink.deadLettered());
        figures.put("lag", sink.lag());
    }

    /** The figures that are asked for, and those that are not zero. */
    @Override
    public ResultTable withColumns(List<String> asked) {
        asked.stream().filter(name -> !figures.containsKey(name)).findFirst().ifPresent(name -> {
            throw new InvalidInputException(
                    "There is no sum " + name + ".", "Write one of " + String.join(", ", figures.keySet()) + ".");
        });
        List<String> columns = figures.keySet().stream()
                .filter(name -> asked.contains(name) || figure(name) != 0)
                .toList();
        List<TckValue> row =
                columns.stream().map(name -> TckValues.of(figure(name))).toList();
        return new ResultTable(columns, List.of(row));
    }

    private long figure(String name) {
        return figures.getOrDefault(name, 0L);
    }
}
