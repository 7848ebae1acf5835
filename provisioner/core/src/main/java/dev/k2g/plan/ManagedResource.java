package dev.k2g.plan;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A resource that a recipe manages.
 *
 * @param id which one
 * @param origin how it came to be managed
 * @param secretFingerprint what tells whether the secrets that it was given are still the same, for connectors
 * @param givenKeys the configuration keys that it was given, for connectors; none when that is not known
 */
public record ManagedResource(ResourceId id, Origin origin, Optional<String> secretFingerprint, Set<String> givenKeys) {

    /** One of which is not known what it was given. */
    public ManagedResource(ResourceId id, Origin origin, Optional<String> secretFingerprint) {
        this(id, origin, secretFingerprint, Set.of());
    }

    /** Copies the set, in the order of the keys. */
    public ManagedResource {
        givenKeys = Collections.unmodifiableSet(new TreeSet<>(givenKeys));
    }
}
