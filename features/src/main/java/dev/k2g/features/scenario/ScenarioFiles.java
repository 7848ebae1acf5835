package dev.k2g.features.scenario;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what a scenario replays and rejects, made when it is needed. */
final class ScenarioFiles {

    private @Nullable Path folder;

    /** A recording of these lines. */
    Path recording(List<String> lines) {
        try {
            return Files.write(Files.createTempFile(folder(), "recording", ".ndjson"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a replay is to keep what it rejects; nothing is there yet. */
    Path freshRejects() {
        try {
            Files.deleteIfExists(rejects());
            return rejects();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the last replay kept what it rejected; the file is not there when that was nothing. */
    Path rejects() {
        return folder().resolve("rejects.ndjson");
    }

    void delete() {
        if (folder == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        try {
            Path made = folder;
            if (made == null) {
                made = Files.createTempDirectory("k2g-scenario");
                folder = made;
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
