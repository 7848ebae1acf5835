package dev.k2g.plan;

import java.util.Optional;

/**
 * A resource that a recipe manages.
 *
 * @param id which one
 * @param origin how it came to be managed
 * @param secretFingerprint what tells whether the secrets that it was given are still the same, for connectors
 */
public record ManagedResource(ResourceId id, Origin origin, Optional<String> secretFingerprint) {}
