package dev.k2g.plan;

/**
 * Which resource.
 *
 * @param kind its kind
 * @param name its name in the live system
 */
public record ResourceId(ResourceKind kind, String name) {

    @Override
    public String toString() {
        return kind.label() + " " + name;
    }
}
