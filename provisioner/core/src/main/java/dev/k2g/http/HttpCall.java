package dev.k2g.http;

import java.util.Optional;

/**
 * A request to an HTTP API.
 *
 * @param what what is asked for, as it reads after "failed to"
 * @param method such as {@code GET}
 * @param path what follows the API's base address
 * @param authorization the header of that name
 * @param contentType of the body
 * @param body empty when there is none
 */
public record HttpCall(
        String what, String method, String path, Optional<String> authorization, String contentType, String body) {

    private static final String JSON = "application/json";

    /** A request without a body, from nobody in particular. */
    public static HttpCall of(String what, String method, String path) {
        return new HttpCall(what, method, path, Optional.empty(), JSON, "");
    }

    /** The same from somebody. */
    public HttpCall withAuthorization(Optional<String> value) {
        return new HttpCall(what, method, path, value, contentType, body);
    }

    /** The same with JSON in its body. */
    public HttpCall withJson(String json) {
        return withBody(JSON, json);
    }

    /** The same with something in its body. */
    public HttpCall withBody(String type, String text) {
        return new HttpCall(what, method, path, authorization, type, text);
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
