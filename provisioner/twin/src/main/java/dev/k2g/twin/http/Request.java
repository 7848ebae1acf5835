package dev.k2g.twin.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.k2g.endpoint.Login;

import java.util.Optional;

/**
 * What a client asks for.
 *
 * @param method the method, in capitals
 * @param path the path as it was sent, without the query
 * @param query the query as it was sent, or empty text
 * @param authorization the header of this name
 * @param body the body as it was sent
 */
public record Request(String method, String path, String query, Optional<String> authorization, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The body; a missing node when it is no JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // a form, or wrong input, which the schema tells
        }
    }

    /** Whether it comes with this name and password, by HTTP's Basic authentication. */
    public boolean hasLogin(Login login) {
        return authorization.filter(login.basicAuthorization()::equals).isPresent();
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
