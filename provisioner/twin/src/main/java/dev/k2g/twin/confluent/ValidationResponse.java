package dev.k2g.twin.confluent;

import dev.k2g.connect.ConfigProblem;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the service answers when it validates a configuration: every key with its default, its value, unless
 * secret, and its errors.
 */
final class ValidationResponse {

    private ValidationResponse() {}

    static Map<String, Object> of(Map<String, String> config, List<ConfigProblem> problems) {
        TreeSet<String> keys = new TreeSet<>(config.keySet());
        keys.addAll(ConfigTranslation.DEFAULTS.keySet());
        problems.forEach(problem -> keys.add(problem.key()));
        List<Map<String, Object>> configs = keys.stream()
                .map(key -> key(
                        key,
                        config.getOrDefault(key, ConfigTranslation.DEFAULTS.getOrDefault(key, "")),
                        errors(key, problems)))
                .toList();
        String plugin = config.getOrDefault(SinkProperty.CONNECTOR_CLASS.key(), "");
        return new TreeMap<>(
                Map.of("name", plugin, "groups", List.of(), "error_count", problems.size(), "configs", configs));
    }

    private static List<String> errors(String key, List<ConfigProblem> problems) {
        return problems.stream()
                .filter(problem -> problem.key().equals(key))
                .map(ConfigProblem::message)
                .toList();
    }

    private static Map<String, Object> key(String key, String value, List<String> errors) {
        boolean isSecret = ConfigTranslation.isSecret(key);
        Map<String, Object> shown = new TreeMap<>(Map.of("name", key, "visible", true, "errors", errors));
        shown.put("value", isSecret ? "" : value);
        shown.put("recommended_values", List.of());
        String type = isSecret ? "PASSWORD" : "STRING";
        Map<String, Object> definition =
                new TreeMap<>(Map.of("name", key, "type", type, "required", false, "importance", "HIGH"));
        Optional.ofNullable(ConfigTranslation.DEFAULTS.get(key))
                .ifPresent(usual -> definition.put("default_value", usual));
        return Map.of("definition", definition, "value", shown, "metadata", Map.of());
    }
}
