package dev.k2g.plugin;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.PluginSpec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The archive that a plugin came from. As text, a plugin is on a line of its own, and what is known of its archive indented
 * below it, one thing a line.
 *
 * @param plugin which plugin
 * @param archive the archive's file name
 * @param sha256 its SHA-256, as 64 hexadecimal digits in lower case
 * @param from its URL, or the name of a local file
 */
public record PluginOrigin(PluginSpec plugin, String archive, String sha256, String from) {

    private static final String INDENT = "  ";

    /**
     * Reads what {@link #write} wrote; lines that begin with {@code #} are comments.
     *
     * @param file named when something in it is wrong
     */
    static List<PluginOrigin> read(String text, String file) {
        List<PluginOrigin> origins = new ArrayList<>();
        String plugin = "";
        Map<String, String> properties = new HashMap<>();
        int number = 0;
        for (String line : (text + "\n#").lines().toList()) {
            number++;
            if (line.startsWith(INDENT) && !plugin.isEmpty()) {
                String[] property = line.strip().split(" +", 2);
                properties.put(property[0], property.length == 2 ? property[1] : "");
            } else if (!line.isBlank()) {
                if (!plugin.isEmpty()) {
                    origins.add(origin(plugin, properties, file, number));
                }
                plugin = line.startsWith("#") ? "" : line.strip();
                properties.clear();
            }
        }
        return origins;
    }

    private static PluginOrigin origin(String plugin, Map<String, String> properties, String file, int number) {
        String sha256 = properties.getOrDefault("sha256", "");
        if (!Checksum.isOne(sha256)) {
            throw unreadable(file, "above line " + number + ", " + plugin + " has no sha256 of 64 hexadecimal digits");
        }
        try {
            return new PluginOrigin(
                    PluginSpec.parse(plugin),
                    properties.getOrDefault("archive", ""),
                    sha256,
                    properties.getOrDefault("from", ""));
        } catch (InvalidInputException e) {
            throw unreadable(file, "above line " + number + ", " + e.getMessage());
        }
    }

    private static FailedException unreadable(String file, String what) {
        return new FailedException(
                file + " cannot be read: " + what + ".",
                "Correct the entry. Without it nobody would notice that the archive was replaced.");
    }

    static String write(Collection<PluginOrigin> origins) {
        return origins.stream()
                .map(origin -> origin.plugin() + "\n"
                        + INDENT + "archive " + origin.archive() + "\n"
                        + INDENT + "sha256  " + origin.sha256() + "\n"
                        + INDENT + "from    " + origin.from() + "\n")
                .collect(Collectors.joining("\n"));
    }
}
