package dev.k2g.cli.command;

import dev.k2g.cli.render.Quantity;
import dev.k2g.cli.session.Interruption;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.ExitCode;
import dev.k2g.replay.MessageSource;
import dev.k2g.twin.stream.StreamOptions;
import dev.k2g.twin.stream.StreamServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

/** {@code k2g stream}, and {@code k2g stream serve}. */
@Command(
        name = "stream",
        header = "A stand-in for the retired Meetup stream.",
        subcommands = StreamCommand.Serve.class,
        footer = {"  k2g stream serve rsvps.ndjson", "  k2g stream serve --help"})
final class StreamCommand extends CommandGroup {

    StreamCommand() {
        super("stream needs a command: serve.");
    }

    /** {@code k2g stream serve} */
    @Command(
            name = "serve",
            header = "Serve a recording as the retired Meetup stream, on 127.0.0.1, until Ctrl-C.",
            description = {
                "",
                "As on air, every client hears what is said while it is connected. The recording starts when the first client"
                        + " comes, and anew when one comes after its end. The address takes since_count=N (so many recent"
                        + " messages at once), since_mtime=MILLISECONDS and event_id=ID.",
                ""
            },
            footer = {
                "  k2g stream serve features/meetup-rsvp/rsvps.ndjson",
                "  k2g replay http://127.0.0.1:7080/2/rsvps --limit 100              in another terminal",
                "  curl -N 'http://127.0.0.1:7080/2/rsvps?since_count=5'",
                "  k2g stream serve rsvps.ndjson.gz --rate 500 --repeat --break-after 1000"
            })
    static final class Serve extends SessionCommand {

        @Parameters(paramLabel = "FILE", description = "One JSON message a line; gzip is recognised.")
        private Path file = Path.of("");

        @Option(
                names = "--port",
                paramLabel = "N",
                defaultValue = "7080",
                description = "Where to listen; 0 for any free port (default: ${DEFAULT-VALUE}).")
        private int port;

        @Option(
                names = "--rate",
                paramLabel = "N",
                defaultValue = "10",
                description = "Messages a second (default: ${DEFAULT-VALUE}).")
        private double rate;

        @Option(names = "--repeat", description = "Begin again at the recording's end, in place of falling silent.")
        private boolean repeat;

        @Option(
                names = "--break-after",
                paramLabel = "N",
                description = "Break each connection off after so many messages, in the middle of the next.")
        private @Nullable Long breakAfter;

        @Option(
                names = "--twice-every",
                paramLabel = "N",
                description = "Send every so-manyth message twice, as the stream did now and then.")
        private @Nullable Long twiceEvery;

        @Override
        ExitCode run() {
            StreamOptions options = new StreamOptions(port, rate, repeat, optional(breakAfter), optional(twiceEvery));
            List<byte[]> messages =
                    MessageSource.messages(session().console().directory().resolve(file));
            CountDownLatch end = new CountDownLatch(1);
            try (StreamServer stream = StreamServer.start(messages, options, session()::progress);
                    Interruption.Scope scope = session().interruption().stoppedBy(end::countDown)) {
                String address = stream.address().toString();
                print(() -> address, () -> new Served(address, messages.size()));
                session()
                        .progress(Quantity.of(messages.size(), "message") + ", " + rate
                                + " a second. Ctrl-C ends the stream.");
                end.await();
            } catch (InterruptedException e) {
                throw CancelledException.interrupted("the stream was served", e);
            }
            return ExitCode.INTERRUPTED;
        }

        private static OptionalLong optional(@Nullable Long value) {
            return value == null ? OptionalLong.empty() : OptionalLong.of(value);
        }

        private record Served(String address, int messages) {}
    }
}
