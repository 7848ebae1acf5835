package dev.k2g.twin.aura;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Login;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.twin.http.Api;
import dev.k2g.twin.http.ApiContract;
import dev.k2g.twin.http.Request;
import dev.k2g.twin.http.Response;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Aura API v1 (neo4j.com/docs/aura/api). Its instances have a status each, and all of them the local database, which
 * goes on whatever their status is.
 */
public final class AuraApi implements Api {

    /** The id of the instance that is there from the beginning. */
    public static final String INSTANCE = "a0b1c2d3";

    private static final String INSTANCES = "/v1/instances";
    private static final Map<String, String> FIRST = Map.of(
            "name", "Instance01", "tenant_id", "11111111-2222-4333-8444-555555555555", "type", "professional-db");

    private final ApiContract contract = ApiContract.of(AuraApi.class, "aura-v1.json");
    private final Neo4jEndpoint database;
    private final Login client;
    private final Duration tokenLife;
    private final SecureRandom secrets = new SecureRandom();
    private final Map<String, Deadline> tokens = new ConcurrentHashMap<>();
    private final Duration delay;
    private final Random random = new Random();
    private final Map<String, Instance> instances = new ConcurrentHashMap<>();

    /**
     * @param database the database of every instance
     * @param client id and secret of the API key that is let in
     * @param delay how long an instance is on the way to another status
     * @param tokenLife how long a token is good
     */
    public AuraApi(Neo4jEndpoint database, Login client, Duration delay, Duration tokenLife) {
        this.database = database;
        this.client = client;
        this.delay = delay;
        this.tokenLife = tokenLife;
        instances.put(INSTANCE, new Instance(INSTANCE, FIRST, "running"));
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/oauth/token") || path.startsWith(INSTANCES);
    }

    @Override
    public ApiContract contract() {
        return contract;
    }

    @Override
    public Response refusal(int status, String message) {
        return Response.of(
                status,
                Map.of("errors", List.of(Map.of("message", message, "reason", message.replaceAll("\\W+", "-")))));
    }

    @Override
    public Response respond(Request request) {
        if (request.path().equals("/oauth/token")) {
            return logIn(request);
        }
        if (request.authorization().isEmpty()) {
            return refusal(401, "no access token");
        }
        Optional<Deadline> goodUntil = request.authorization().map(tokens::get);
        if (goodUntil.isEmpty() || goodUntil.get().hasPassed()) {
            return refusal(403, "access token expired or unknown");
        }
        if (request.path().equals(INSTANCES)) {
            return request.method().equals("POST") ? create(request.json()) : list();
        }
        String[] path = request.path().substring(INSTANCES.length() + 1).split("/", 2);
        Instance instance = instances.get(path[0]);
        if (instance == null || instance.status().equals("destroyed")) {
            return refusal(404, "Instance not found: " + path[0]);
        }
        return ofInstance(instance, request.method() + " " + (path.length > 1 ? path[1] : ""));
    }

    private Response logIn(Request request) {
        if (!request.hasLogin(client)) {
            return Response.of(401, Map.of("error", "access_denied", "error_description", "Unauthorized"));
        }
        return request.body().contains("grant_type=client_credentials")
                ? Response.of(200, token())
                : Response.of(400, Map.of("error", "unsupported_grant_type"));
    }

    /** A new bearer token of OAuth's client credentials. */
    private Map<String, Object> token() {
        byte[] bytes = new byte[24];
        secrets.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tokens.put("Bearer " + token, Deadline.in(tokenLife));
        return Map.of("access_token", token, "expires_in", tokenLife.toSeconds(), "token_type", "bearer");
    }

    private Response list() {
        return data(
                200,
                instances.values().stream()
                        .filter(instance -> !instance.status().equals("destroyed"))
                        .map(Instance::brief)
                        .toList());
    }

    private Response ofInstance(Instance instance, String call) {
        return switch (call) {
            case "GET " -> data(200, full(instance));
            case "POST pause" -> turn(instance, "running", "pausing", "paused");
            case "POST resume" -> turn(instance, "paused", "resuming", "running");
            case "DELETE " -> {
                instance.turn("destroying", "destroyed", delay);
                yield data(202, full(instance));
            }
            default -> refusal(404, "no such operation");
        };
    }

    private Response turn(Instance instance, String from, String onTheWay, String to) {
        if (!instance.status().equals(from)) {
            return refusal(409, "The instance is " + instance.status() + ", not " + from);
        }
        instance.turn(onTheWay, to, delay);
        return data(202, full(instance));
    }

    /** The only answer with the password. */
    private Response create(JsonNode request) {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        Map<String, String> details =
                new ObjectMapper().convertValue(request, new TypeReference<TreeMap<String, String>>() {});
        Instance instance = new Instance(id, details, "creating");
        instance.turn("creating", "running", delay);
        instances.put(id, instance);
        Map<String, Object> created = full(instance);
        created.remove("status");
        created.put("username", database.username());
        created.put("password", database.password().reveal());
        return data(202, created);
    }

    private Map<String, Object> full(Instance instance) {
        return instance.full(database.uri().toString());
    }

    private static Response data(int status, Object data) {
        return Response.of(status, Map.of("data", data));
    }
}
