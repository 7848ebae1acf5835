package dev.k2g.cloud.aura;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.Map;

/**
 * An instance of Aura, as {@code GET /v1/instances/ID} tells it.
 *
 * @param id its id, the first label of its host
 * @param name how its owner calls it
 * @param status in lower case, such as {@code running}; empty where a list leaves it out
 * @param type such as {@code free-db} or {@code professional-db}; empty where a list leaves it out
 * @param connectionUrl its Bolt address; empty where a list leaves it out
 */
public record AuraInstance(String id, String name, String status, String type, String connectionUrl) {

    /** What an instance's status means for whoever wants to use it. */
    public enum State {
        /** It can be used. */
        RUNNING,
        /** It can be resumed. */
        PAUSED,
        /** It becomes something else by itself. */
        CHANGING,
        /** Aura has taken it out of service, and only the console brings it back. */
        SUSPENDED,
        /** Its data could not be loaded. */
        FAILED,
        /** It is being deleted. */
        GONE;

        private static final Map<String, State> KNOWN = Map.of(
                "running", RUNNING,
                "paused", PAUSED,
                "suspended", SUSPENDED,
                "loading failed", FAILED,
                "destroying", GONE,
                "destroyed", GONE);

        /** Of a status as the API writes it, whose case differs; one that is not known is taken to pass. */
        static State of(String status) {
            return KNOWN.getOrDefault(status.strip().toLowerCase(Locale.ROOT), CHANGING);
        }
    }

    static AuraInstance of(JsonNode data) {
        return new AuraInstance(
                data.path("id").asText(),
                data.path("name").asText(),
                data.path("status").asText().strip().toLowerCase(Locale.ROOT),
                data.path("type").asText(),
                data.path("connection_url").asText());
    }

    /** What its status means. */
    public State state() {
        return State.of(status);
    }

    /** Whether it is of the type that costs nothing: 200,000 nodes, and paused after three days without a write. */
    public boolean isFree() {
        return type.equals("free-db");
    }

    @Override
    public String toString() {
        return name.isEmpty() ? id : id + " (" + name + ")";
    }
}
