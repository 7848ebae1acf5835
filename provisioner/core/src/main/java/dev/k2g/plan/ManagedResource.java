package dev.k2g.plan;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A resource that a recipe manages.
 *
 * @param id which one
 * @param origin how it came to be managed
 * @param secretFingerprint what tells whether the secrets that it was given are still the same, for connectors
 * @param givenKeys the names of the settings that it was given, for topics and connectors; empty when that is not known
 */
public record ManagedResource(
        ResourceId id, Origin origin, Optional<String> secretFingerprint, Optional<SortedSet<String>> givenKeys) {

    /** One of which is not known what it was given. */
    public ManagedResource(ResourceId id, Origin origin, Optional<String> secretFingerprint) {
        this(id, origin, secretFingerprint, Optional.empty());
    }

    /** Copies the set. */
    public ManagedResource {
        givenKeys = givenKeys.map(keys -> Collections.unmodifiableSortedSet(new TreeSet<>(keys)));
    }

    /** The same, which was given these. */
    public ManagedResource withGivenKeys(Set<String> keys) {
        return new ManagedResource(id, origin, secretFingerprint, Optional.of(new TreeSet<>(keys)));
    }
}
