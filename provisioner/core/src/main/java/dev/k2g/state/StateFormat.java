package dev.k2g.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.k2g.failure.FailedException;
import dev.k2g.plan.LogStart;
import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.Origin;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The records of a state topic: {@code format}, {@code lock/…}, {@code replay/…}, for each resource its {@link ResourceKind} and
 * name, such as {@code topic/rsvps}, and for a connector {@code log-starts/…}, each with a JSON object as its value.
 */
final class StateFormat {

    /** The version that this k2g writes, and the latest that it reads. */
    static final int VERSION = 1;

    static final String FORMAT_KEY = "format";
    static final String LOCK_PREFIX = "lock/";
    static final String REPLAY_PREFIX = "replay/";
    static final String LOG_STARTS_PREFIX = "log-starts/";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StateFormat() {}

    record Format(int version) {}

    /** What an earlier k2g wrote has no keys, or those of connectors only; one that was given none has an empty list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Resource(
            String origin,
            @Nullable String secretFingerprint,
            @Nullable SortedSet<String> givenKeys) {}

    /** Earlier versions of k2g pass over it. */
    record LogStarts(Map<String, LogStart> topics) {}

    static String key(ResourceId id) {
        return id.kind().label() + "/" + id.name();
    }

    static String value(ManagedResource resource) {
        return text(new Resource(
                resource.origin().label(),
                resource.secretFingerprint().orElse(null),
                resource.givenKeys().orElse(null)));
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T read(String topic, String key, String value, Class<T> type) {
        try {
            return JSON.readValue(value, type);
        } catch (JsonProcessingException e) {
            throw new FailedException(
                    "The record " + key + " of the state topic " + topic + " cannot be read.",
                    "Something else wrote there: find out what. A record of this key without a value takes it away again. The"
                            + " topic itself must stay: without it nobody knows what k2g has made.",
                    e);
        }
    }

    /** The resource that a record is about, or empty for records of another kind. */
    static Optional<ManagedResource> resource(String topic, String key, String value) {
        int slash = key.indexOf('/');
        for (ResourceKind kind : ResourceKind.values()) {
            if (slash > 0 && kind.label().equals(key.substring(0, slash))) {
                Resource read = read(topic, key, value, Resource.class);
                return Optional.of(new ManagedResource(
                        new ResourceId(kind, key.substring(slash + 1)),
                        Origin.valueOf(read.origin().toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(read.secretFingerprint()),
                        Optional.ofNullable(read.givenKeys())));
            }
        }
        return Optional.empty();
    }
}
