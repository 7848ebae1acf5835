package dev.k2g.recipe;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where messages come from and how they become records.
 *
 * @param name its name
 * @param recording a recorded file of messages, one JSON document a line; its path begins with the recipe's folder
 * @param stream an HTTP stream of the same
 * @param to the logical name of the topic that its records go to
 * @param map a jq program: one message in, any number of records out. Each output is a record's value, or an envelope: an
 *     object that has {@code value} and otherwise only {@code key}, {@code headers} and {@code timestamp}
 * @param require fields that a record's value must have, not null; records without them are rejected, but for tombstones:
 *     an envelope of a key and a null value
 */
public record FeedSpec(
        String name, Optional<Path> recording, Optional<URI> stream, String to, SourceText map, List<String> require) {

    /** The program of a feed that names none: a message is one record. */
    public static final SourceText UNCHANGED = new SourceText(".", Optional.empty());

    /** Copies the list. */
    public FeedSpec {
        require = List.copyOf(require);
    }

    /** Whether the recipe has a map for it, be it one that changes nothing: only a map makes envelopes. */
    @SuppressWarnings("ReferenceEquality") // a map may be written as what stands for none
    public boolean isMapped() {
        return map != UNCHANGED;
    }

    /** The same feed with this jq program as its map. */
    public FeedSpec mappedBy(String program) {
        return new FeedSpec(name, recording, stream, to, new SourceText(program, Optional.empty()), require);
    }

    /** The same feed, rejecting no record for what it lacks. */
    public FeedSpec requiringNothing() {
        return new FeedSpec(name, recording, stream, to, map, List.of());
    }
}
