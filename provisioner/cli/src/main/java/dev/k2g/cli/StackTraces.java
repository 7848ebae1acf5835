package dev.k2g.cli;

import dev.k2g.cli.session.Session;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Stack traces, kept in files so that they need not be shown. */
final class StackTraces {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Session session;

    StackTraces(Session session) {
        this.session = session;
    }

    /**
     * Writes the trace, redacted, below the recipe's state directory, or to the temporary directory when that cannot be
     * written.
     */
    Path write(Throwable thrown) throws IOException {
        String name = "k2g-" + STAMP.format(Instant.now()) + ".log";
        String trace = session.redaction().redact(text(thrown));
        try {
            Path logs =
                    Files.createDirectories(session.selection().stateDirectory().resolve("logs"));
            return Files.writeString(logs.resolve(name), trace);
        } catch (IOException | RuntimeException e) {
            return Files.writeString(Files.createTempFile("k2g-", ".log"), trace);
        }
    }

    static String text(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
