package dev.k2g.features.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValue;
import dev.k2g.features.tck.TckValues;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A rejects file as a table of {@code line}, {@code kind}, {@code reason} and {@code text}. */
public final class RejectTable implements StepOutcome.Result {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> rejects;

    private RejectTable(List<JsonNode> rejects) {
        this.rejects = rejects;
    }

    /** Reads a file; one that is not there holds no rejects. */
    public static RejectTable read(Path file) {
        try {
            List<JsonNode> rejects = new ArrayList<>();
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    rejects.add(JSON.readTree(line));
                }
            }
            return new RejectTable(rejects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rejects with those columns that are asked for. */
    @Override
    public ResultTable withColumns(List<String> asked) {
        return new ResultTable(
                asked,
                rejects.stream()
                        .map(reject -> asked.stream()
                                .map(column -> cell(reject, column))
                                .toList())
                        .toList());
    }

    private static TckValue cell(JsonNode reject, String column) {
        return TckValues.of(JSON.convertValue(reject.path(column), Object.class));
    }
}
