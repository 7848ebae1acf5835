package dev.k2g.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.List;

/**
 * What a web server answered.
 *
 * @param status the HTTP status
 * @param body as it came
 */
record HttpAnswer(int status, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MESSAGES = List.of("/message", "/error/message", "/errors/0/detail");
    private static final int LONGEST = 200;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether another try may have another answer. */
    boolean isMomentary() {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    /** The body; missing when it is no JSON. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // another server's page
        }
    }

    /** What it says is wrong, as a sentence after a colon; empty when it says nothing that fits a line. */
    String said() {
        JsonNode node = json();
        return MESSAGES.stream()
                .map(node::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .map(text -> ": " + text.substring(0, Math.min(text.length(), LONGEST)))
                .orElse("");
    }
}
