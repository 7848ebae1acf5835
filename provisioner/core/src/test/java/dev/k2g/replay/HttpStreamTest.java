package dev.k2g.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import static dev.k2g.replay.Lines.bytes;
import static dev.k2g.replay.Lines.gzip;
import static dev.k2g.replay.Lines.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

@Timeout(30)
class HttpStreamTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch testOver = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        testOver.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void gives_each_line_when_it_comes() throws Exception {
        serve((exchange, request) -> {
            OutputStream body = chunked(exchange);
            body.write(bytes("{\"a\":1}\n"));
            body.flush();
            testOver.await();
        });

        try (SourceReader reader = SourceReader.of(stream())) {
            assertThat(take(reader, 1)).containsExactly("{\"a\":1}");
        }
    }

    @Test
    void connects_again_when_the_stream_breaks_off_and_numbers_go_on() throws Exception {
        serve((exchange, request) -> {
            OutputStream body = chunked(exchange);
            body.write(bytes("first " + request + "\ncut"));
            body.flush();
            if (request < 3) {
                throw new IOException("breaks off in the middle of a chunked body");
            }
            testOver.await();
        });

        try (SourceReader reader = SourceReader.of(stream())) {
            assertThat(take(reader, 5)).containsExactly("first 1", "cut", "first 2", "cut", "first 3");
            assertThat(reader.reconnects()).isEqualTo(2);
            assertThat(reader.lastBreak()).isNotBlank();
        }
    }

    @Test
    void what_came_before_a_break_is_read_after_it() throws Exception {
        CountDownLatch brokenOff = new CountDownLatch(1);
        serve((exchange, request) -> {
            if (request > 1) {
                testOver.await();
            }
            OutputStream body = chunked(exchange);
            for (int line = 1; line <= 200; line++) {
                body.write(bytes("line " + line + "\n"));
                body.flush();
            }
            body.write(bytes("cut"));
            body.flush();
            brokenOff.countDown();
            throw new IOException("breaks off in the middle of a chunked body");
        });

        try (SourceReader reader = SourceReader.of(stream())) {
            // nothing is taken until the server has gone
            brokenOff.await();

            assertThat(take(reader, 201)).startsWith("line 1").endsWith("line 200", "cut");
            assertThat(reader.lastBreak()).isNotEqualTo("it ended");
        }
    }

    @Test
    void an_orderly_end_and_an_error_of_the_server_are_no_end_either() throws Exception {
        serve((exchange, request) -> {
            if (request == 1) {
                exchange.sendResponseHeaders(503, -1);
            } else if (request == 2) {
                exchange.sendResponseHeaders(429, -1);
            } else {
                byte[] body = gzip(bytes("line " + request + "\n"));
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });

        try (SourceReader reader = SourceReader.of(stream())) {
            assertThat(take(reader, 2)).containsExactly("line 3", "line 4");
        }
    }

    @Test
    void gives_up_when_told_that_the_request_is_wrong() throws Exception {
        serve((exchange, request) -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });

        MessageSource stream = stream();
        try (SourceReader reader = SourceReader.of(stream)) {
            while (!reader.isAtEnd()) {
                reader.next(Duration.ofSeconds(10));
            }
            assertThat(reader.failure())
                    .hasValueSatisfying(cause -> assertThat(stream.failure(cause, 0))
                            .isInstanceOf(UnreachableException.class)
                            .hasMessage("The stream " + stream.description() + " answered 404."));
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void a_stream_that_was_there_and_goes_has_failed() throws Exception {
        serve((exchange, request) -> {
            if (request > 1) {
                exchange.sendResponseHeaders(410, -1);
            } else {
                chunked(exchange).write(bytes("line\n"));
            }
            exchange.close();
        });

        MessageSource stream = stream();
        assertThat(failure(stream)).isInstanceOf(FailedException.class).hasMessageEndingWith(" answered 410.");
    }

    @Test
    void a_stream_that_never_answers_is_given_up_in_time() throws Exception {
        serve((exchange, request) -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });

        MessageSource stream = stream().givenUpAfter(Duration.ofMillis(1));
        assertThat(failure(stream))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("Nothing could be read of " + stream.description() + ": it answered 503.");
    }

    private static K2gException failure(MessageSource stream) throws InterruptedException {
        try (SourceReader reader = SourceReader.of(stream)) {
            while (!reader.isAtEnd()) {
                reader.next(Duration.ofSeconds(10));
            }
            return stream.failure(reader.failure().orElseThrow(), 0);
        }
    }

    @Test
    void closing_ends_a_read_that_waits() throws Exception {
        serve((exchange, request) -> {
            chunked(exchange).flush();
            testOver.await();
        });

        SourceReader reader = SourceReader.of(stream());
        assertThat(reader.next(Duration.ofMillis(300))).isEmpty();
        reader.close();

        while (!reader.isAtEnd()) {
            reader.next(Duration.ofMillis(50));
        }
        assertThatCode(reader::close).doesNotThrowAnyException();
    }

    private MessageSource stream() {
        return MessageSource.stream(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/2/rsvps"));
    }

    private void serve(Answer answer) {
        server.createContext("/2/rsvps", exchange -> {
            try {
                answer.to(exchange, requests.incrementAndGet());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static OutputStream chunked(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static List<String> take(SourceReader reader, int count) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        while (lines.size() < count) {
            lines.addAll(reader.next(Duration.ofSeconds(10)).orElseThrow());
        }
        assertThat(lines).extracting(Line::number).isSorted().doesNotHaveDuplicates();
        return texts(lines).subList(0, count);
    }

    private interface Answer {
        void to(HttpExchange exchange, int request) throws IOException, InterruptedException;
    }
}
