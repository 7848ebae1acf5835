package dev.k2g.recipe;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where messages come from and how they become records.
 *
 * @param name its name
 * @param recording a recorded file of messages, one JSON document a line
 * @param stream an HTTP stream of the same
 * @param to the logical name of the topic that its records go to
 * @param map a jq program: one message in, any number of records out
 * @param require fields that a record's value must have, not null; records without them are rejected
 */
public record FeedSpec(
        String name, Optional<Path> recording, Optional<URI> stream, String to, SourceText map, List<String> require) {

    /** Copies the list. */
    public FeedSpec {
        require = List.copyOf(require);
    }
}
