package dev.k2g.twin.stream;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a client of the stream asks for in its address.
 *
 * @param sinceCount so many of the messages before it came, at once
 * @param sinceMtime the messages before it came whose {@code mtime} is later, at once; milliseconds since 1970
 * @param eventId only RSVPs of this event
 */
record StreamQuery(OptionalLong sinceCount, OptionalLong sinceMtime, Optional<String> eventId) {

    /** @throws IllegalArgumentException when a number is none, with a sentence for the client */
    static StreamQuery of(URI address) {
        Map<String, String> parameters = Arrays.stream(
                        Objects.requireNonNullElse(address.getRawQuery(), "").split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> decoded(pair[0]),
                        pair -> pair.length > 1 ? decoded(pair[1]) : "",
                        (one, other) -> other));
        return new StreamQuery(
                number("since_count", parameters),
                number("since_mtime", parameters),
                Optional.ofNullable(parameters.get("event_id")));
    }

    private static OptionalLong number(String name, Map<String, String> parameters) {
        String text = parameters.get(name);
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException(name + " takes a whole number of at least 0.");
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
