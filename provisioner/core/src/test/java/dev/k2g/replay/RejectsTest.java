package dev.k2g.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.replay.ReplaySummary.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

import static dev.k2g.replay.Lines.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class RejectsTest {

    private final Path directory;

    RejectsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void keeps_lines_and_records_with_number_and_reason() throws Exception {
        Path file = directory.resolve("r.rejects.ndjson");
        try (Rejects rejects = new Rejects(Optional.of(file))) {
            rejects.line(new Line(3, bytes("{\"a\":\"é\""), false), "no JSON");
            rejects.line(new Line(4, new byte[] {(byte) 0xE9, '\n'}, false), "no UTF-8");
            rejects.record(5, new MappedRecord(bytes("k"), bytes("{}"), List.of(), null, null), "too large");
            rejects.record(6, new MappedRecord(null, null, List.of(), null, null), "tombstone");
            assertThat(rejects.written()).hasValue(file);
        }

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"line\":3,\"kind\":\"line\",\"reason\":\"no JSON\",\"text\":\"{\\\"a\\\":\\\"é\\\"\"}",
                        "{\"line\":4,\"kind\":\"line\",\"reason\":\"no UTF-8\",\"base64\":\"6Qo=\"}",
                        "{\"line\":5,\"kind\":\"record\",\"reason\":\"too large\",\"key\":\"k\",\"text\":\"{}\"}",
                        "{\"line\":6,\"kind\":\"record\",\"reason\":\"tombstone\",\"text\":null}");
        assertThat(new ObjectMapper()
                        .readTree(Files.readAllLines(file).get(1))
                        .get("base64")
                        .binaryValue())
                .containsExactly(0xE9, '\n');
    }

    @Test
    void is_not_made_when_there_is_nothing_to_keep() {
        Path file = directory.resolve("r.rejects.ndjson");
        try (Rejects rejects = new Rejects(Optional.of(file))) {
            rejects.flush();
            assertThat(rejects.written()).isEmpty();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void of_an_earlier_replay_go_when_this_one_has_none() throws Exception {
        Path file = directory.resolve("r.rejects.ndjson");
        try (Rejects earlier = new Rejects(Optional.of(file))) {
            earlier.line(new Line(1, bytes("x"), false), "no JSON");
            earlier.endWithout();
        }
        assertThat(file).isNotEmptyFile();

        try (Rejects clean = new Rejects(Optional.of(file))) {
            clean.endWithout();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void leave_what_is_no_file_of_rejects_alone() throws Exception {
        Path notes = Files.writeString(directory.resolve("notes"), "mine\n");
        try (Rejects clean = new Rejects(Optional.of(notes))) {
            clean.endWithout();
        }
        assertThat(notes).hasContent("mine");
    }

    @Test
    void are_counted_by_reason_whatever_data_is_in_it() {
        try (Rejects rejects = new Rejects(Optional.empty())) {
            rejects.line(new Line(3, bytes("x"), false), "no JSON: Unrecognized token 'x' (character 2)");
            rejects.line(new Line(4, bytes("<"), false), "no JSON: Unexpected character ('<' (code 60)) (character 1)");
            rejects.line(new Line(5, bytes("1"), false), "the mapping failed: Cannot iterate over number (7)");
            rejects.record(2, new MappedRecord(null, null, List.of(), null, null), "the required field a is missing");
            rejects.line(new Line(6, bytes("1"), false), "the mapping failed: Cannot iterate over number (8)");
            rejects.line(new Line(7, bytes("y"), false), "no JSON: Unrecognized token 'y' (character 2)");

            assertThat(rejects.reasons())
                    .containsExactly(
                            new Reason("no JSON: Unrecognized token 'x' (character 2)", 3, 3),
                            new Reason("the mapping failed: Cannot iterate over number (7)", 2, 5),
                            new Reason("the required field a is missing", 1, 2));
        }
    }

    @Test
    void of_very_many_reasons_are_counted_together_from_some_point_on() {
        try (Rejects rejects = new Rejects(Optional.empty())) {
            for (int i = 0; i < 500; i++) {
                String name = "x" + "y".repeat(i);
                rejects.line(new Line(i + 1, bytes("x"), false), "the mapping failed: " + name);
            }

            assertThat(rejects.reasons()).hasSize(101).first().isEqualTo(new Reason("other reasons", 400, 101));
        }
    }

    @Test
    void is_readable_by_its_owner_alone_even_when_it_was_there_before() throws Exception {
        Path file = Files.writeString(directory.resolve("r.rejects.ndjson"), "earlier\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        try (Rejects rejects = new Rejects(Optional.of(file))) {
            rejects.line(new Line(1, bytes("x"), false), "no JSON");
        }

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file)).doesNotContain("earlier").endsWith("}\n");
    }

    @Test
    void a_place_where_no_file_can_be_is_told_before_anything_is_read() {
        Path file = directory.resolve("nowhere/r.rejects.ndjson");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new Rejects(Optional.of(file)))
                .withMessageContaining(file + " cannot be written");
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new Rejects(Optional.of(directory)));
    }

    @Test
    void a_full_disk_is_told() {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        try (Rejects rejects = new Rejects(Optional.of(full))) {
            rejects.line(new Line(1, bytes("x"), false), "no JSON");
            assertThatExceptionOfType(FailedException.class)
                    .isThrownBy(rejects::flush)
                    .withMessage("The rejects file /dev/full cannot be written: No space left on device.");
        }
    }
}
