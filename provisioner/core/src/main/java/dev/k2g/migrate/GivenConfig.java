package dev.k2g.migrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.k2g.failure.InvalidInputException;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A connector's configuration as Connect's REST API takes it.
 *
 * @param name the connector's name
 * @param config its properties, in their order
 */
public record GivenConfig(String name, Map<String, String> config) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Copies the map, in its order. */
    public GivenConfig {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    }

    /**
     * Reads the body of {@code POST /connectors}, a {@code name} and a {@code config}, or that of
     * {@code PUT /connectors/NAME/config}, the properties alone.
     *
     * @param json the text
     * @param otherwise the connector's name where the text has none
     * @throws InvalidInputException when it is neither
     */
    public static GivenConfig parse(String json, String otherwise) {
        JsonNode root = tree(json);
        JsonNode properties = root.path("config").isObject() ? root.path("config") : root;
        if (!properties.isObject()) {
            throw new InvalidInputException(
                    "The configuration is no JSON object.",
                    "Give an object of properties, or one with name and config.");
        }
        Map<String, String> config = new LinkedHashMap<>();
        properties.properties().forEach(property -> {
            if (property.getValue().isContainerNode()) {
                throw new InvalidInputException(
                        "The property " + property.getKey() + " is no text.",
                        "The properties of a connector are texts, in one object.");
            }
            if (!property.getValue().isNull()) {
                config.put(property.getKey(), property.getValue().asText());
            }
        });
        String name =
                root.path("name").isTextual() ? root.path("name").asText() : config.getOrDefault("name", otherwise);
        return new GivenConfig(name, config);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            // no more than the place: what the parser quotes may be a password
            String place = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new InvalidInputException(
                    "The configuration is no JSON" + place + ".",
                    "Give what GET /connectors/NAME answers, or its config alone.");
        }
    }
}
