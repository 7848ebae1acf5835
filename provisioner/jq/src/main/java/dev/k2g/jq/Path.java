package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where a value stands in the input of {@code path(f)}, of an assignment or a deletion. */
final class Path {

    /** Nobody asks. */
    static final Path UNTRACKED = new Path(null, NullNode.getInstance());

    /** Somebody asks, but the value was computed and stands nowhere. */
    static final Path NOWHERE = new Path(null, NullNode.getInstance());

    /** The input itself. */
    static final Path ROOT = new Path(null, NullNode.getInstance());

    private final @Nullable Path parent;
    private final JsonNode key;

    private Path(@Nullable Path parent, JsonNode key) {
        this.parent = parent;
        this.key = key;
    }

    boolean isTracked() {
        return this != UNTRACKED;
    }

    /** The path of a computed value. */
    Path ofValue() {
        return this == UNTRACKED ? UNTRACKED : NOWHERE;
    }

    /**
     * The path of what stands there under this key.
     *
     * @throws JqException when the value stands nowhere
     */
    Path child(JsonNode childKey, JsonNode value) {
        if (this == UNTRACKED) {
            return this;
        }
        if (this == NOWHERE) {
            throw new JqException("Invalid path expression with result " + JsonText.cut(value));
        }
        return new Path(this, childKey);
    }

    /**
     * The keys from the input on.
     *
     * @throws JqException when the value stands nowhere
     */
    ArrayNode keys(JsonNode value) {
        if (this == NOWHERE) {
            throw new JqException("Invalid path expression with result " + JsonText.cut(value));
        }
        List<JsonNode> keys = new ArrayList<>();
        for (Path path = this; path.parent != null; path = path.parent) {
            keys.add(path.key);
        }
        Collections.reverse(keys);
        return JsonNodeFactory.instance.arrayNode(keys.size()).addAll(keys);
    }
}
