package dev.k2g.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resources that a recipe manages.
 *
 * @param resources by what they are, in the order in which they came to be managed
 * @param isKnown whether anybody remembers them
 */
public record ManagedResources(Map<ResourceId, ManagedResource> resources, boolean isKnown) {

    /** Copies the map, in its order. */
    public ManagedResources {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    }

    /** Nobody remembers them: nothing is adopted, and nothing taken away. */
    public static ManagedResources unknown() {
        return new ManagedResources(Map.of(), false);
    }

    /** These. */
    public static ManagedResources of(Collection<ManagedResource> resources) {
        Map<ResourceId, ManagedResource> byId = new LinkedHashMap<>();
        resources.forEach(resource -> byId.put(resource.id(), resource));
        return new ManagedResources(byId, true);
    }

    /** This one, if it is managed. */
    public Optional<ManagedResource> find(ResourceId id) {
        return Optional.ofNullable(resources.get(id));
    }

    /** Whether k2g made it. */
    public boolean isCreated(ResourceId id) {
        return find(id).filter(resource -> resource.origin() == Origin.CREATED).isPresent();
    }

    /** All of a kind. */
    public List<ManagedResource> ofKind(ResourceKind kind) {
        return resources.values().stream()
                .filter(resource -> resource.id().kind() == kind)
                .toList();
    }
}
