package dev.k2g.docker.engine;

import com.github.dockerjava.api.model.Container;

import java.util.Map;

/**
 * A container that is there, running or not.
 *
 * @param id its id
 * @param name its name
 * @param running whether it runs
 * @param labels what it was marked with
 */
public record FoundContainer(String id, String name, boolean running, Map<String, String> labels) {

    /** What the name of a container ends in that another one is to replace. */
    static final String ASIDE = "-before";

    static FoundContainer of(Container container) {
        String[] names = container.getNames();
        String name = names == null || names.length == 0 ? container.getId() : names[0].replaceFirst("^/", "");
        return new FoundContainer(
                container.getId(), name, "running".equals(container.getState()), Map.copyOf(container.getLabels()));
    }

    /** Whether another is being tried in its place. */
    public boolean isAside() {
        return name.endsWith(ASIDE);
    }

    /** The value of a label; empty text when it has none. */
    public String label(String key) {
        return labels.getOrDefault(key, "");
    }
}
