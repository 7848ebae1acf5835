package dev.k2g.twin.stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Serves a recording as Meetup's RSVP stream was served until 2022: {@code GET /2/rsvps}, without authentication, in
 * chunks of one JSON object and a newline each (of more than 4 kB, in several), blank lines now and then, without an end
 * of its own. Takes the parameters {@code since_count}, {@code since_mtime} and {@code event_id}. Listens on 127.0.0.1
 * only, to any number of clients at once.
 */
public final class StreamServer implements AutoCloseable {

    private static final String PATH = "/2/rsvps";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int SECONDS_TO_END = 1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<StreamedMessage> messages;
    private final StreamOptions options;
    private final Timeline timeline;
    private final Consumer<String> progress;

    private StreamServer(
            HttpServer server, List<StreamedMessage> messages, StreamOptions options, Consumer<String> progress) {
        this.server = server;
        this.messages = messages;
        this.options = options;
        this.timeline = new Timeline(messages.size(), options.rate(), options.repeat());
        this.progress = progress;
    }

    /**
     * Starts a stream. Close it when done.
     *
     * @param messages the messages, each one line without its end
     * @param options how it behaves
     * @param progress told when a client comes or goes
     * @throws InvalidInputException when there are no messages
     * @throws FailedException when the port is taken
     */
    public static StreamServer start(List<byte[]> messages, StreamOptions options, Consumer<String> progress) {
        if (messages.isEmpty()) {
            throw new InvalidInputException(
                    "The recording holds no message.", "Name a file of JSON documents, one a line.");
        }
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName(LOOPBACK), options.port()), 0);
            StreamServer stream = new StreamServer(
                    server, messages.stream().map(StreamedMessage::new).toList(), options, progress);
            server.createContext("/", stream::handle);
            server.setExecutor(stream.threads);
            server.start();
            return stream;
        } catch (BindException e) {
            throw new FailedException(
                    "Port " + options.port() + " of " + LOOPBACK + " is taken or not allowed.",
                    "Choose another with --port; 0 takes any free one.",
                    e);
        } catch (IOException e) {
            throw new FailedException("The stream cannot be served: " + e + ".", null, e);
        }
    }

    /** The stream's address. */
    public URI address() {
        return URI.create("http://" + LOOPBACK + ":" + server.getAddress().getPort() + PATH);
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            refuse(exchange, 404, "The stream is at " + PATH + ".");
        } else if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            refuse(exchange, 405, "The stream can only be read, with GET.");
        } else {
            stream(exchange);
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        StreamQuery query;
        try {
            query = StreamQuery.of(exchange.getRequestURI());
        } catch (IllegalArgumentException e) {
            refuse(exchange, 400, String.valueOf(e.getMessage()));
            return;
        }
        String client = exchange.getRemoteAddress().toString().substring(1);
        Runnable silent = () -> progress.accept(client + " has heard the recording's end; blank lines from now on");
        StreamConnection connection = new StreamConnection(messages, timeline, options, query, closed, silent);
        progress.accept(client + " is connected");
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try {
            connection.serve(exchange.getResponseBody());
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            progress.accept(client + " is gone after " + connection.sent() + " messages");
        }
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        byte[] body = (why + "\n").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Ends every answer in order, between two messages, and the server. */
    @Override
    public void close() {
        closed.countDown();
        threads.shutdown();
        try {
            // not the server's own waiting, which lasts to its end
            if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                progress.accept("A client that does not read is let go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
