package dev.k2g.docker.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A connector class that a worker with this image lists.
 *
 * @param className the connector's class
 * @param version what its archive or its jar says; empty when neither does
 * @param location the folder or jar of the plugin path that brings it
 */
public record FoundPlugin(String className, String version, String location) {

    /** The class and its version. */
    @Override
    public String toString() {
        return version.isEmpty() ? className : className + " " + version;
    }

    /** Connectors as the text of a label: {@code class version location}, separated by semicolons. */
    static String label(List<FoundPlugin> plugins) {
        return plugins.stream()
                .map(plugin -> plugin.className() + " " + plugin.version().replaceAll("[ ;]", "-") + " "
                        + plugin.location().replaceAll("[ ;]", "-"))
                .collect(Collectors.joining(";"));
    }

    /** The connectors in such a text. */
    static List<FoundPlugin> ofLabel(String label) {
        return Arrays.stream(label.split(";"))
                .map(plugin -> plugin.split(" ", -1))
                .filter(parts -> parts.length == 3)
                .map(parts -> new FoundPlugin(parts[0], parts[1], parts[2]))
                .toList();
    }
}
