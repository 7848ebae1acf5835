package dev.k2g.cli.session;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ProgressLineTest {

    private static final String ANEW = "\r\u001b[K";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void what_is_told_meanwhile_and_an_interrupt_do_not_tear_it() {
        Console console = console(true);
        Session session = new Session(console, new Interruption(Thread.currentThread(), console::beginLineAnew));

        session.progressLine().show("Replaying rsvps: 1 line");
        session.progress("Connecting to the stream again: it ended");
        session.progressLine().show("Replaying rsvps: " + "x".repeat(100));
        session.interruption().finished();
        console.beginLineAnew();
        session.progressLine().clear();
        session.progressLine().clear();

        assertThat(err.toString(UTF_8))
                .isEqualTo(ANEW + "Replaying rsvps: 1 line" + ANEW + "Connecting to the stream again: it ended\n" + ANEW
                        + "Replaying rsvps: " + "x".repeat(60 - 3 - 17) + ANEW + ANEW);
    }

    @Test
    void on_a_pipe_there_is_none() {
        Console console = console(false);

        console.beginLineAnew();

        assertThat(new Session(console, new Interruption(Thread.currentThread()))
                        .progressLine()
                        .isSeen())
                .isFalse();
        assertThat(err.size()).isZero();
    }

    private Console console(boolean isTerminal) {
        PrintStream stream = new PrintStream(err, true, UTF_8);
        return new Console(
                Map.of(),
                Path.of(""),
                Path.of(""),
                new ByteArrayInputStream(new byte[0]),
                stream,
                stream,
                isTerminal,
                isTerminal,
                60);
    }
}
