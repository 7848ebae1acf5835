package dev.k2g.replay;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.K2gException;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Messages piped in. */
final class StandardInput extends MessageSource {

    private final InputStream in;

    StandardInput(InputStream in) {
        this.in = in;
    }

    @Override
    public String description() {
        return "standard input";
    }

    @Override
    public boolean isEndless() {
        return false;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    void readInto(SourceReader reader) throws IOException, InterruptedException {
        reader.drain(new LeftOpen(in));
    }

    @Override
    K2gException unreadable(Throwable cause, long linesRead) {
        return new FailedException(
                "Standard input could not be read further after line " + linesRead + ": " + IoErrors.of(cause),
                "Check the command that writes into the pipe, and run it again.",
                cause);
    }

    /** The process's own input outlives a replay. */
    private static final class LeftOpen extends FilterInputStream {

        LeftOpen(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // left to whoever opened it
        }
    }
}
