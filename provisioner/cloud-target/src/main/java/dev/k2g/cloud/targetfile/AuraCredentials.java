package dev.k2g.cloud.targetfile;

import dev.k2g.yaml.Problems;
import dev.k2g.yaml.TextFile;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file that the Aura console hands out when an instance is made: lines {@code NAME=VALUE}, comments after {@code #}.
 *
 * @param values the values by name
 */
record AuraCredentials(Map<String, String> values) {

    static final AuraCredentials NONE = new AuraCredentials(Map.of());

    /** The file's content; none after a problem was added. */
    static AuraCredentials read(Path file, Problems problems) {
        Map<String, String> values = new LinkedHashMap<>();
        TextFile.read(file, problems)
                .ifPresent(text -> text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> {
                            int equals = line.indexOf('=');
                            if (equals > 0) {
                                values.put(
                                        line.substring(0, equals).strip(),
                                        line.substring(equals + 1).strip());
                            }
                        }));
        return new AuraCredentials(values);
    }

    /** The value of this name, such as {@code NEO4J_URI}. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }
}
