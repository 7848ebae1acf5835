package dev.k2g.replay;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.K2gException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A recording in a file. */
final class RecordedFile extends MessageSource {

    /** What is looked at of a recording before a replay is small, also where its lines are long. */
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final Path file;
    private @Nullable Optional<String> contentHash;

    private RecordedFile(Path file) {
        this.file = file;
    }

    static RecordedFile at(Path file) {
        if (!Files.exists(file)) {
            throw unreadable(file, "there is no such file", null);
        }
        if (Files.isDirectory(file)) {
            throw unreadable(file, "it is a directory", null);
        }
        if (!Files.isReadable(file)) {
            throw unreadable(file, "no permission", null);
        }
        return new RecordedFile(file);
    }

    /**
     * Guards the recording from being written over.
     *
     * @throws InvalidInputException when this other file is the recording
     */
    void mustNotBe(Path rejects) {
        try {
            if (Files.exists(rejects) && Files.isSameFile(file, rejects)) {
                throw new InvalidInputException(
                        "The rejects file " + rejects + " is the recording itself.", "Name another with --rejects.");
            }
        } catch (IOException e) {
            throw unreadable(file, IoErrors.inClause(e), e);
        }
    }

    /** The first line that is not blank; what comes after it is not read. */
    Optional<Line> firstLine() {
        return firstLines(1).stream().findFirst();
    }

    /** Up to so many first lines that are not blank, and 8 MiB of them; what comes after them is not read. */
    List<Line> firstLines(int most) {
        try (InputStream in = Gunzip.whenNeeded(Files.newInputStream(file))) {
            LineReader reader = new LineReader(in, 0);
            List<Line> lines = new ArrayList<>();
            boolean mayGoOn = true;
            long bytes = 0;
            while (mayGoOn && lines.size() < most && bytes < MOST_BYTES) {
                List<Line> next = new ArrayList<>();
                mayGoOn = reader.readInto(next);
                next.stream().filter(line -> !line.isBlank()).forEach(lines::add);
                bytes += next.stream().mapToLong(line -> line.bytes().length).sum();
            }
            return lines.subList(0, Math.min(most, lines.size()));
        } catch (IOException e) {
            throw unreadable(file, IoErrors.inClause(e), e);
        }
    }

    List<byte[]> messages() {
        try (InputStream in = Gunzip.whenNeeded(Files.newInputStream(file))) {
            return new LineReader(in, 0)
                    .readAll().stream()
                            .filter(line -> !line.isBlank())
                            .map(Line::bytes)
                            .toList();
        } catch (IOException e) {
            throw failure(e, 0);
        }
    }

    @Override
    public String description() {
        return file.toString();
    }

    @Override
    public OptionalLong size() {
        try {
            return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** None of a pipe with a name: to read it would take from it. It is found once: a run asks for it several times. */
    @Override
    synchronized Optional<String> contentHash() {
        if (contentHash == null) {
            contentHash = hash();
        }
        return contentHash;
    }

    private Optional<String> hash() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ContentHash.of(file));
        } catch (IOException e) {
            throw unreadable(file, IoErrors.inClause(e), e);
        }
    }

    @Override
    void readInto(SourceReader reader) throws IOException, InterruptedException {
        try (InputStream in = Files.newInputStream(file)) {
            reader.drain(in);
        }
    }

    @Override
    K2gException unreadable(Throwable cause, long linesRead) {
        if (linesRead == 0) {
            return unreadable(file, IoErrors.inClause(cause), cause);
        }
        return new FailedException(
                "The recording " + file + " could not be read further after line " + linesRead + ": "
                        + IoErrors.inClause(cause) + ".",
                "What came before has been replayed. Get the recording again (gzip -t checks a packed one), and replay"
                        + " it once more.",
                cause);
    }

    private static InvalidInputException unreadable(Path file, String why, @Nullable Throwable cause) {
        return new InvalidInputException(
                FindingCode.RECORDING_UNREADABLE,
                "The recording " + file + " cannot be read: " + why + ".",
                "Name a readable file of JSON documents, one a line, plain or gzip.",
                cause);
    }
}
