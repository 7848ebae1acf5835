package dev.k2g.cli.render;

import dev.k2g.kafka.PeekedRecord;

import java.util.ArrayList;
import java.util.List;

/** Records of a topic for people: where each lies, its key where records have one, its value. */
public final class RecordsText {

    private RecordsText() {}

    /** The records in columns, or a line that says that there are none. */
    public static String of(List<PeekedRecord> records) {
        if (records.isEmpty()) {
            return "No records.\n";
        }
        boolean keyed = records.stream().anyMatch(record -> record.keyText().isPresent());
        List<String> header =
                keyed ? List.of("PARTITION", "OFFSET", "KEY", "VALUE") : List.of("PARTITION", "OFFSET", "VALUE");
        return Columns.of(
                header, records.stream().map(record -> row(record, keyed)).toList());
    }

    private static List<String> row(PeekedRecord record, boolean keyed) {
        List<String> row = new ArrayList<>();
        row.add(String.valueOf(record.partition()));
        row.add(String.valueOf(record.offset()));
        if (keyed) {
            row.add(record.keyText().orElse("(no key)"));
        }
        row.add(record.valueText().orElse("(tombstone)"));
        return row;
    }
}
