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
 * @param logStarts for each connector, by topic: where the log began from which the graph was written, and for its dead
 *     letter topic where that ended then; nothing where that is not remembered
 */
public record ManagedResources(
        Map<ResourceId, ManagedResource> resources, boolean isKnown, Map<String, Map<String, LogStart>> logStarts) {

    /** Copies the maps, the resources in their order. */
    public ManagedResources {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
        logStarts = Map.copyOf(logStarts);
    }

    /** Nobody remembers them: nothing is adopted, and nothing taken away. */
    public static ManagedResources unknown() {
        return new ManagedResources(Map.of(), false, Map.of());
    }

    /** These. */
    public static ManagedResources of(Collection<ManagedResource> resources) {
        Map<ResourceId, ManagedResource> byId = new LinkedHashMap<>();
        resources.forEach(resource -> byId.put(resource.id(), resource));
        return new ManagedResources(byId, true, Map.of());
    }

    /** The same, remembering where the reading of connectors began. */
    public ManagedResources withLogStarts(Map<String, Map<String, LogStart>> starts) {
        return new ManagedResources(resources, isKnown, starts);
    }

    /** Where the reading of this connector began, by topic; nothing where that is not remembered. */
    public Map<String, LogStart> logStarts(String connector) {
        return logStarts.getOrDefault(connector, Map.of());
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
