package dev.k2g.replay;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.K2gException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A recording as a whole, for those who do not replay it. */
public final class Recording {

    private Recording() {}

    /**
     * The lines of a recording that are not blank, each as its bytes without the line's end. All are held in memory.
     *
     * @param file one message a line, plain or gzip
     * @throws InvalidInputException when it cannot be read
     * @throws K2gException when it breaks off
     */
    public static List<byte[]> messages(Path file) {
        RecordedFile recording = RecordedFile.at(file);
        try (InputStream in = Files.newInputStream(file)) {
            return new LineReader(Gunzip.whenNeeded(in), 0)
                    .readAll().stream()
                            .filter(line -> !line.isBlank())
                            .map(Line::bytes)
                            .toList();
        } catch (IOException e) {
            throw recording.failure(e, 0);
        }
    }
}
