package dev.k2g.aura;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.k2g.endpoint.AuraAccess;
import dev.k2g.endpoint.Login;
import dev.k2g.secret.Secret;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A server that logs clients in as Aura's API does and answers everything else from a script. */
public final class AuraServer implements AutoCloseable {

    public static final Secret SECRET = Secret.of("s3cret/with+signs");

    /** What is answered: status, body, and perhaps headers. */
    public record Reply(int status, String body, Map<String, String> headers) {}

    private final HttpServer server;
    private final Deque<Reply> script = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private int tokens;
    private Optional<Reply> login = Optional.empty();

    public AuraServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::handle);
        server.start();
    }

    public AuraAccess access() {
        return access(SECRET);
    }

    public AuraAccess access(Secret secret) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new AuraAccess(uri, "abc123", new Login("client", secret), Optional.empty());
    }

    public AuraServer reply(int status, String body) {
        return reply(status, body, Map.of());
    }

    public AuraServer reply(int status, String body, Map<String, String> headers) {
        script.add(new Reply(status, body, headers));
        return this;
    }

    public AuraServer instance(String status) {
        return reply(200, """
                {"data": {"id": "abc123", "name": "rsvps", "status": "%s", "type": "free-db",
                          "connection_url": "neo4j+s://abc123.databases.neo4j.io"}}
                """.formatted(status));
    }

    /** Logins are answered like this from now on. */
    void refuseLogins(int status, String body) {
        login = Optional.of(new Reply(status, body, Map.of()));
    }

    /** Method and path of every request but logins. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    int tokens() {
        return tokens;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer(exchange, reply(exchange));
    }

    private Reply reply(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (path.equals("/oauth/token")) {
            String basic = Base64.getEncoder().encodeToString(("client:" + SECRET.reveal()).getBytes(UTF_8));
            if (login.isPresent() || !("Basic " + basic).equals(authorization)) {
                return login.orElse(new Reply(401, "{\"error\": \"access_denied\"}", Map.of()));
            }
            tokens++;
            return new Reply(200, "{\"access_token\": \"token-" + tokens + "\", \"expires_in\": 3600}", Map.of());
        }
        requests.add(exchange.getRequestMethod() + " " + path);
        if (!("Bearer token-" + tokens).equals(authorization)) {
            return new Reply(403, "{\"errors\": [{\"message\": \"Token is expired\"}]}", Map.of());
        }
        return script.remove();
    }

    /** As if the token that was handed out last had expired. */
    void expireTokens() {
        tokens++;
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
