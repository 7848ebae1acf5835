package dev.k2g.twin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An API's documentation as a schema: which operations it has, what each takes and what it responses with each status. The
 * file has {@code operations}, each with {@code method}, {@code path} (a regular expression, after {@code prefix}),
 * {@code request} and {@code answers} by status; these name one of {@code $defs}, or say {@code none} for no body, {@code form} or {@code anything}.
 */
public final class ApiContract {

    private static final String NO_BODY = "none";

    /** A body that is no JSON, or none. */
    private static final Set<String> NOT_LOOKED_AT = Set.of("form", "anything");

    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, Schema> schemas = new HashMap<>();

    private record Operation(String method, Pattern path, String request, Map<String, String> responses) {}

    private ApiContract(JsonNode file) {
        String prefix = file.path("prefix").asText();
        file.path("operations").forEach(operation -> {
            Map<String, String> responses = new HashMap<>();
            operation
                    .path("answers")
                    .properties()
                    .forEach(response ->
                            responses.put(response.getKey(), response.getValue().asText()));
            operations.add(new Operation(
                    operation.path("method").asText(),
                    Pattern.compile(prefix + operation.path("path").asText()),
                    operation.path("request").asText(NO_BODY),
                    Map.copyOf(responses)));
        });
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        file.path("$defs").fieldNames().forEachRemaining(name -> {
            ObjectNode schema = new ObjectMapper().createObjectNode();
            schema.put("$ref", "#/$defs/" + name);
            schema.set("$defs", file.path("$defs"));
            schemas.put(name, registry.getSchema(schema.toString()));
        });
    }

    /**
     * Reads a contract.
     *
     * @param owner the class beside which the resource is
     * @param resource its name
     */
    public static ApiContract of(Class<?> owner, String resource) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(resource))) {
            return new ApiContract(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a request, without its values; empty when nothing is. */
    Optional<String> violation(Request request) {
        return operation(request)
                .map(operation -> violation(
                        operation.request, request.json(), request.body().isEmpty()))
                .orElseGet(() -> Optional.of("there is no such operation"))
                .map(what -> request + ": " + what);
    }

    /** What is wrong with a response, without its values; empty when nothing is. */
    Optional<String> violation(Request request, Response response) {
        return operation(request)
                .flatMap(operation -> {
                    String schema = operation.responses.get(String.valueOf(response.status()));
                    return schema == null
                            ? Optional.of("this status is not documented")
                            : violation(schema, response.body(), response.body().isMissingNode());
                })
                .map(what -> request + " answered " + response.status() + ": " + what);
    }

    private Optional<Operation> operation(Request request) {
        return operations.stream()
                .filter(operation -> operation.method.equals(request.method())
                        && operation.path.matcher(request.path()).matches())
                .findFirst();
    }

    private Optional<String> violation(String schema, JsonNode body, boolean isEmpty) {
        if (NOT_LOOKED_AT.contains(schema)) {
            return Optional.empty();
        }
        if (schema.equals(NO_BODY)) {
            return isEmpty ? Optional.empty() : Optional.of("a body where none is expected");
        }
        if (isEmpty || body.isMissingNode()) {
            return Optional.of("no body that is JSON");
        }
        return Objects.requireNonNull(schemas.get(schema)).validate(body).stream()
                .map(error -> error.getKeyword() + " at " + error.getInstanceLocation())
                .findFirst();
    }
}
