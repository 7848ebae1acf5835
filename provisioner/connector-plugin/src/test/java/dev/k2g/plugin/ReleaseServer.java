package dev.k2g.plugin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Plays the page of the connector's releases on 127.0.0.1. */
final class ReleaseServer implements AutoCloseable {

    /** Answers one request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    ReleaseServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            try (exchange) {
                answers.getOrDefault(path, other -> other.sendResponseHeaders(404, -1))
                        .to(exchange);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The paths that were asked for. */
    List<String> requests() {
        return requests;
    }

    ReleaseServer serve(String path, byte[] content) {
        return answer(path, exchange -> {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : content.length);
            if (!head) {
                exchange.getResponseBody().write(content);
            }
        });
    }

    ReleaseServer serve(String path, String content) {
        return serve(path, content.getBytes(UTF_8));
    }

    /** As GitHub does, which keeps the files elsewhere. */
    ReleaseServer redirect(String path, String location) {
        return answer(path, exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    ReleaseServer refuse(String path, int status) {
        return answer(path, exchange -> exchange.sendResponseHeaders(status, -1));
    }

    /** Sends the first half, and ends the connection. */
    ReleaseServer breakOff(String path, byte[] content) {
        return answer(path, exchange -> sendHalf(exchange, content));
    }

    /** Says nothing at all. */
    ReleaseServer fallSilent(String path) {
        return answer(path, exchange -> awaitClose());
    }

    /** Sends the first half, and nothing more. */
    ReleaseServer fallSilentHalfway(String path, byte[] content) {
        return answer(path, exchange -> {
            sendHalf(exchange, content);
            awaitClose();
        });
    }

    private ReleaseServer answer(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    private static void sendHalf(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, content.length / 2);
        exchange.getResponseBody().flush();
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
