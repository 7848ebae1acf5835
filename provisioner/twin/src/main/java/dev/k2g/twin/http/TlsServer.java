package dev.k2g.twin.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.k2g.failure.FailedException;
import dev.k2g.twin.http.FaultInjection.Fault;

import javax.net.ssl.SSLContext;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Serves APIs over TLS on 127.0.0.1. What breaks the contract of an API is kept, and answered with an error. */
public final class TlsServer implements AutoCloseable {

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Api> apis;
    private final FaultInjection faults;
    private final Consumer<String> log;
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    private TlsServer(HttpsServer server, List<Api> apis, FaultInjection faults, Consumer<String> log) {
        this.server = server;
        this.apis = apis;
        this.faults = faults;
        this.log = log;
    }

    /**
     * Starts a server. Close it when done.
     *
     * @param port where it listens; 0 for any free port
     * @param log told each call in a line, without secrets
     * @throws FailedException when the port is taken
     */
    public static TlsServer start(
            int port, SSLContext tls, List<Api> apis, FaultInjection faults, Consumer<String> log) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            TlsServer started = new TlsServer(server, List.copyOf(apis), faults, log);
            server.createContext("/", started::serve);
            server.setExecutor(started.threads);
            server.start();
            return started;
        } catch (BindException e) {
            throw new FailedException(
                    "Port " + port + " of 127.0.0.1 is taken or not allowed.",
                    "Choose another with --port; 0 takes any free one.",
                    e);
        } catch (IOException e) {
            throw new FailedException("The twin cannot be served: " + e + ".", null, e);
        }
    }

    /** Its address, which its certificate is for. */
    public URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    /** Every exchange that was not as the API's documentation says. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            Optional<Response> response = respond(request);
            log.accept(request + " "
                    + response.map(it -> String.valueOf(it.status())).orElse("broken off"));
            if (response.isPresent()) {
                send(exchange, response.get());
            }
        }
    }

    private Optional<Response> respond(Request request) {
        Optional<Api> api = apis.stream()
                .filter(candidate -> candidate.owns(request.path()))
                .findFirst();
        if (api.isEmpty()) {
            violations.add(request + ": there is no such API");
            return Optional.of(Response.empty(404));
        }
        return respond(api.get(), request, faults.next());
    }

    private Optional<Response> respond(Api api, Request request, Fault fault) {
        return switch (fault) {
            case FINE -> Optional.of(carryOut(api, request));
            case THROTTLED -> Optional.of(api.refusal(429, "too many requests").after(faults.retryAfter()));
            case UNAVAILABLE -> Optional.of(api.refusal(503, "not available now"));
            case UNAVAILABLE_AFTERWARDS -> {
                carryOut(api, request);
                yield Optional.of(api.refusal(503, "not available now"));
            }
            case BROKEN_OFF -> Optional.empty();
            case BROKEN_OFF_AFTERWARDS -> {
                carryOut(api, request);
                yield Optional.empty();
            }
        };
    }

    private Response carryOut(Api api, Request request) {
        Optional<String> wrongRequest = api.contract().violation(request);
        if (wrongRequest.isPresent()) {
            violations.add(wrongRequest.get());
            return api.refusal(400, "against the schema: " + wrongRequest.get());
        }
        Response response;
        try {
            response = api.respond(request);
        } catch (RuntimeException e) {
            return api.refusal(500, String.valueOf(e.getMessage()));
        }
        Optional<String> wrongResponse = api.contract().violation(request, response);
        if (wrongResponse.isPresent()) {
            violations.add(wrongResponse.get());
            return api.refusal(500, "the twin's answer is against the schema: " + wrongResponse.get());
        }
        return response;
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        byte[] body = response.text().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        response.retryAfter()
                .ifPresent(
                        pause -> exchange.getResponseHeaders().set("Retry-After", String.valueOf(pause.toSeconds())));
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
