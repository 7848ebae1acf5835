package dev.k2g.replay;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.replay.ReplaySummary.Reason;
import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what is rejected: one JSON object a line, {@code {"line": 12, "kind": "line" or "record", "reason": …, "text":
 * …}}, the text as {@code base64} where it is no UTF-8. Safe to call from several threads.
 */
final class Rejects implements AutoCloseable {

    /** What every file of rejects begins with. */
    private static final String BEGINNING = "{\"line\":";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Optional<Path> file;
    private final RejectReasons reasons = new RejectReasons();
    private final JsonMapper mapper = new JsonMapper();
    private @Nullable OutputStream out;
    private @Nullable IOException failure;

    /**
     * @param file where to; without one nothing is kept
     * @throws InvalidInputException when no file can be made there
     */
    Rejects(Optional<Path> file) {
        this.file = file;
        file.map(path -> path.toAbsolutePath().getParent()).ifPresent(directory -> {
            if (!Files.isWritable(directory) || Files.isDirectory(file.get())) {
                throw new InvalidInputException(
                        "The rejects file " + file.get() + " cannot be written: it is a directory, or its directory"
                                + " is not there or not writable.",
                        "Name another file with --rejects.");
            }
        });
    }

    /** Keeps a line. */
    void line(Line line, String reason) {
        reasons.add(line.number(), reason);
        write(line.number(), "line", reason, line.bytes(), null);
    }

    /** Keeps a record of the message on this line. */
    void record(long line, MappedRecord mapped, String reason) {
        reasons.add(line, reason);
        write(line, "record", reason, mapped.value(), mapped.key());
    }

    /** The file, if something was written to it. */
    synchronized Optional<Path> written() {
        return out == null ? Optional.empty() : file;
    }

    /** Why what was rejected was rejected. */
    List<Reason> reasons() {
        return reasons.all();
    }

    /** Takes an earlier replay's file away, when this one has rejected nothing: its lines would be taken for this one's. */
    synchronized void endWithout() {
        if (out == null && file.filter(Rejects::isAnEarlierOne).isPresent()) {
            try {
                Files.deleteIfExists(file.get());
            } catch (IOException e) {
                // no reason for a replay to fail: its time tells that it is an earlier one's
            }
        }
    }

    /** Whatever else is there by that name stays. */
    private static boolean isAnEarlierOne(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BEGINNING.length()), StandardCharsets.UTF_8).equals(BEGINNING);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Writes what is buffered.
     *
     * @throws FailedException when this or an earlier line could not be written
     */
    synchronized void flush() {
        if (out != null && failure == null) {
            try {
                out.flush();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw new FailedException(
                    "The rejects file " + file.map(Path::toString).orElse("") + " cannot be written: "
                            + IoErrors.inClause(failure) + ".",
                    "Make room or name another file with --rejects, and replay again.",
                    failure);
        }
    }

    @Override
    public synchronized void close() {
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
    }

    private synchronized void write(
            long line, String kind, String reason, byte @Nullable [] text, byte @Nullable [] key) {
        if (file.isEmpty() || failure != null) {
            return;
        }
        ObjectNode reject = JsonNodeFactory.instance
                .objectNode()
                .put("line", line)
                .put("kind", kind)
                .put("reason", reason);
        if (key != null) {
            put(reject, "key", "keyBase64", key);
        }
        if (text == null) {
            reject.putNull("text");
        } else {
            put(reject, "text", "base64", text);
        }
        try {
            if (out == null) {
                out = open(file.get());
            }
            out.write(mapper.writeValueAsBytes(reject));
            out.write('\n');
        } catch (IOException e) {
            // Told by flush, on the thread that runs the replay.
            failure = e;
        }
    }

    private static void put(ObjectNode reject, String name, String nameOfBase64, byte[] bytes) {
        if (MessageParser.isUtf8(bytes)) {
            reject.put(name, new String(bytes, StandardCharsets.UTF_8));
        } else {
            reject.put(nameOfBase64, bytes);
        }
    }

    private static OutputStream open(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            // Only a file's: /dev/null stays everybody's.
            if (Files.isRegularFile(file)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
        }
        // Not a channel: an interrupt of the replay would close that.
        return new BufferedOutputStream(new FileOutputStream(file.toFile()));
    }
}
