package dev.k2g.twin.confluent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.connect.ConfigProblem;
import dev.k2g.connect.Connect;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.Login;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.twin.confluent.ManagedConnectors.Managed;
import dev.k2g.twin.http.Api;
import dev.k2g.twin.http.ApiContract;
import dev.k2g.twin.http.DelayedTasks;
import dev.k2g.twin.http.Request;
import dev.k2g.twin.http.Response;
import org.apache.kafka.common.TopicPartition;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Confluent Cloud's Connect API v1 (connect/v1) for one cluster of one environment. */
public final class ConfluentApi implements Api {

    /** The environment's id. */
    public static final String ENVIRONMENT = "env-twin01";

    /** The Kafka cluster's id. */
    public static final String CLUSTER = "lkc-twin01";

    private static final String ROOT = "/connect/v1/";
    private static final String BASE = ROOT + "environments/" + ENVIRONMENT + "/clusters/" + CLUSTER;

    private final ApiContract contract = ApiContract.of(ConfluentApi.class, "connect-v1.json");
    private final Login cloudKey;
    private final ManagedConnectors connectors;
    private final OffsetsRequests offsets;

    /**
     * @param stack where the connectors run
     * @param accounts as whom they may work
     * @param cloudKey the Cloud API key that is let in
     * @param later when things are done
     */
    public ConfluentApi(Endpoints stack, ServiceAccounts accounts, Login cloudKey, DelayedTasks later) {
        Connect worker = Connect.at(stack.connect(), stack.redaction());
        this.cloudKey = cloudKey;
        this.connectors = new ManagedConnectors(stack, accounts, worker, later);
        this.offsets = new OffsetsRequests(stack.kafka(), worker, later);
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith(ROOT);
    }

    @Override
    public ApiContract contract() {
        return contract;
    }

    @Override
    public Response refusal(int status, String message) {
        return Response.of(status, Map.of("error", Map.of("code", status, "message", message)));
    }

    @Override
    public Response respond(Request request) {
        if (!request.hasLogin(cloudKey)) {
            return refusal(401, "Unauthorized");
        }
        if (!request.path().startsWith(BASE + "/")) {
            return refusal(404, "account not found");
        }
        String[] path = request.path().substring(BASE.length() + 1).split("/", 3);
        String name = path.length > 1 ? URLDecoder.decode(path[1], UTF_8) : "";
        String rest = path.length > 2 ? path[2] : "";
        if (path[0].equals("connector-plugins")) {
            return name.isEmpty() ? plugins() : validate(name, request);
        }
        if (name.isEmpty()) {
            return request.method().equals("POST") ? create(request.json()) : list(request.query());
        }
        return ofConnector(request, name, rest);
    }

    private static Response plugins() {
        return Response.of(
                200,
                List.of(
                        Map.of("class", "DatagenSource", "type", "source", "version", "0.1.0"),
                        Map.of("class", Dialect.MANAGED.connectorClass(), "type", "sink", "version", "0.1.0")));
    }

    private Response validate(String plugin, Request request) {
        if (!plugin.equals(Dialect.MANAGED.connectorClass())) {
            return refusal(404, "resource not found");
        }
        Map<String, String> config = config(request.json());
        return Response.of(200, ValidationResponse.of(config, connectors.problems(config)));
    }

    private Response list(String query) {
        Map<String, Managed> all = connectors.all();
        List<String> expansions = Arrays.stream(query.split("&", -1))
                .filter(parameter -> parameter.startsWith("expand="))
                .flatMap(parameter ->
                        Arrays.stream(parameter.substring("expand=".length()).split(",", -1)))
                .toList();
        if (expansions.isEmpty()) {
            return Response.of(200, all.keySet());
        }
        return Response.of(
                200,
                all.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> expanded(entry.getKey(), entry.getValue(), expansions))));
    }

    private Map<String, Object> expanded(String name, Managed managed, List<String> expansions) {
        Map<String, Object> expanded = new HashMap<>();
        if (expansions.contains("id")) {
            expanded.put("id", Map.of("id", managed.id(), "id_type", "ID"));
        }
        if (expansions.contains("info")) {
            expanded.put("info", connector(name, managed));
        }
        if (expansions.contains("status")) {
            connectors.status(name).ifPresent(status -> expanded.put("status", status));
        }
        return expanded;
    }

    private static Map<String, Object> connector(String name, Managed managed) {
        return Map.of("name", name, "config", managed.config(), "tasks", List.of(), "type", "sink");
    }

    private Response ofConnector(Request request, String name, String rest) {
        if (request.method().equals("PUT") && rest.equals("config")) {
            return put(name, config(request.json()), Map.of());
        }
        if (rest.equals("status")) {
            return found(connectors.status(name), status -> Response.of(200, status));
        }
        return found(connectors.find(name), managed -> switch (request.method() + " " + rest) {
            case "GET " -> Response.of(200, connector(name, managed));
            case "GET config" -> Response.of(200, managed.config());
            case "PUT pause" -> accepted(() -> connectors.pause(managed));
            case "PUT resume" -> accepted(() -> connectors.resume(managed));
            case "DELETE " -> {
                connectors.delete(name, managed);
                Map<String, Object> nothing = new TreeMap<>();
                nothing.put("error", null);
                yield Response.of(200, nothing);
            }
            case "POST offsets/request" -> changeOffsets(request.json(), name, managed);
            case "GET offsets/request/status" -> found(offsets.status(name), status -> Response.of(200, status));
            default -> refusal(404, "resource not found");
        });
    }

    private <T> Response found(Optional<T> what, Function<T, Response> answer) {
        return what.map(answer).orElseGet(() -> refusal(404, "resource not found"));
    }

    private static Response accepted(Runnable work) {
        work.run();
        return Response.empty(202);
    }

    private Response create(JsonNode request) {
        String name = request.path("name").asText();
        return connectors.find(name).isPresent()
                ? refusal(400, "A connector of this name exists already.")
                : put(name, config(request.path("config")), firstOffsets(request.path("offsets")));
    }

    private static Map<TopicPartition, Long> firstOffsets(JsonNode offsets) {
        Map<TopicPartition, Long> first = new HashMap<>();
        offsets.forEach(place -> first.put(
                new TopicPartition(
                        place.at("/partition/kafka_topic").asText(),
                        place.at("/partition/kafka_partition").asInt()),
                place.at("/offset/kafka_offset").asLong()));
        return first;
    }

    private Response put(String name, Map<String, String> config, Map<TopicPartition, Long> firstOffsets) {
        if (!Dialect.MANAGED.isThatOf(config)) {
            return Response.of(
                    500, Map.of("error_code", 500, "message", "Failed to find any class that implements Connector"));
        }
        List<ConfigProblem> problems = connectors.problems(config);
        return problems.isEmpty()
                ? Response.of(201, connector(name, connectors.put(name, config, firstOffsets)))
                : refusal(
                        400,
                        problems.stream()
                                .map(problem -> problem.key() + ": " + problem.message())
                                .collect(Collectors.joining("; ")));
    }

    private Response changeOffsets(JsonNode request, String name, Managed managed) {
        if (!request.path("type").asText().equals("DELETE")) {
            return refusal(400, "The twin deletes offsets only.");
        }
        return offsets.isPending(name)
                ? refusal(400, "There is a pending request for this connector.")
                : Response.of(202, offsets.accept(name, managed.id()));
    }

    private static Map<String, String> config(JsonNode json) {
        return new ObjectMapper().convertValue(json, new TypeReference<TreeMap<String, String>>() {});
    }
}
