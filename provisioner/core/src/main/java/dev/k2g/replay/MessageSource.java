package dev.k2g.replay;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Where messages come from, one JSON document a line, plain or gzip: a file, standard input, or an HTTP stream. */
public abstract sealed class MessageSource permits RecordedFile, HttpStream, MessageSource.StandardInput {

    MessageSource() {}

    /**
     * The source of this name, as on the command line.
     *
     * @param fileUrlOrDash a file, an http or https address, or {@code -} for standard input
     * @throws InvalidInputException when the file cannot be read, or the address is none
     */
    public static MessageSource of(String fileUrlOrDash) {
        if (fileUrlOrDash.equals("-")) {
            return standardInput(System.in);
        }
        if (fileUrlOrDash.toLowerCase(Locale.ROOT).matches("https?:.*")) {
            return stream(address(fileUrlOrDash));
        }
        try {
            return file(Path.of(fileUrlOrDash));
        } catch (InvalidPathException e) {
            throw new InvalidInputException("\"" + fileUrlOrDash + "\" is no file name.", "Check the recording.", e);
        }
    }

    /**
     * A recording.
     *
     * @throws InvalidInputException when it cannot be read
     */
    public static MessageSource file(Path file) {
        return RecordedFile.at(file);
    }

    /**
     * The lines of a recording that are not blank, each as its bytes without the line's end. All are held in memory.
     *
     * @throws InvalidInputException when it cannot be read
     * @throws K2gException when it breaks off
     */
    public static List<byte[]> messages(Path file) {
        return RecordedFile.at(file).messages();
    }

    /**
     * A stream over HTTP that never ends: connected to again whenever it breaks off.
     *
     * @throws InvalidInputException when this is no http or https address
     */
    public static MessageSource stream(URI address) {
        return HttpStream.at(address);
    }

    /** The same source; a stream that has not answered at all after this time is given up. */
    public MessageSource givenUpAfter(Duration patience) {
        return this;
    }

    /** What comes in here, until it ends. It is not closed. */
    public static MessageSource standardInput(InputStream in) {
        return new StandardInput(in);
    }

    /** How it reads in a message: a file's name, an address without credentials, or "standard input". */
    public abstract String description();

    /** Whether it never ends by itself. */
    public boolean isEndless() {
        return false;
    }

    /** How many bytes it has, as they are in the file, where that is known. */
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    /** A hash of what it gives, where it gives the same whenever it is read. */
    Optional<String> contentHash() {
        return Optional.empty();
    }

    /** Gives every line to the reader, until the source ends or the thread is interrupted. */
    abstract void readInto(SourceReader reader) throws IOException, InterruptedException;

    /** What the user is told when it could not be read further. */
    abstract K2gException unreadable(Throwable cause, long linesRead);

    /** What the user is told when nothing could be read in the time that there was. */
    final UnreachableException notReached(String why) {
        return new UnreachableException(
                "Nothing could be read of " + description() + ": " + (why.isBlank() ? "it did not answer" : why) + ".",
                "Check that it is there and that this machine reaches it, and try again; or replay a recording.");
    }

    /** What the user is told when reading broke off: the source is blamed only for what came of reading it. */
    final K2gException failure(Throwable cause, long linesRead) {
        if (cause instanceof IOException || cause instanceof K2gException) {
            return unreadable(cause, linesRead);
        }
        return new FailedException(
                FindingCode.UNEXPECTED,
                "Unexpected after line " + linesRead + " of " + description() + ": " + cause + ".",
                "This should not happen, unless memory ran out (JAVA_TOOL_OPTIONS=-Xmx1g gives more). --debug shows where"
                        + " it came from.",
                cause);
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidInputException(
                    "The stream's address cannot be read: " + e.getReason() + " at character " + (e.getIndex() + 1)
                            + ".",
                    "Write it as https://host/path, special characters percent-encoded.",
                    e);
        }
    }

    /** Messages piped in. */
    static final class StandardInput extends MessageSource {

        private final InputStream in;

        private StandardInput(InputStream in) {
            this.in = in;
        }

        @Override
        public String description() {
            return "standard input";
        }

        /** The process's own input outlives a replay. */
        @Override
        void readInto(SourceReader reader) throws IOException, InterruptedException {
            reader.drain(new FilterInputStream(in) {
                @Override
                public void close() {
                    // left to whoever opened it
                }
            });
        }

        @Override
        K2gException unreadable(Throwable cause, long linesRead) {
            return new FailedException(
                    "Standard input could not be read further after line " + linesRead + ": " + IoErrors.inClause(cause)
                            + ".",
                    "Check the command that writes into the pipe, and run it again.",
                    cause);
        }
    }
}
