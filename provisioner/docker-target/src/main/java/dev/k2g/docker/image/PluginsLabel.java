package dev.k2g.docker.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Connectors as the text of a label: {@code class version location}, separated by semicolons. */
final class PluginsLabel {

    private PluginsLabel() {}

    static String write(List<FoundPlugin> plugins) {
        return plugins.stream()
                .map(plugin -> plugin.className() + " " + plugin.version().replaceAll("[ ;]", "-") + " "
                        + plugin.location().replaceAll("[ ;]", "-"))
                .collect(Collectors.joining(";"));
    }

    static List<FoundPlugin> read(String label) {
        return Arrays.stream(label.split(";"))
                .map(plugin -> plugin.split(" ", -1))
                .filter(parts -> parts.length == 3)
                .map(parts -> new FoundPlugin(parts[0], parts[1], parts[2]))
                .toList();
    }
}
