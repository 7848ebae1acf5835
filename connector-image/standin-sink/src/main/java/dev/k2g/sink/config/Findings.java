package dev.k2g.sink.config;

import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a validation has found so far: a {@link ConfigValue} for each key, with its error messages. */
final class Findings {

    private final Map<String, String> properties;
    private final List<ConfigValue> values;

    Findings(ConfigDef definition, Map<String, String> properties) {
        this.properties = properties;
        this.values = new ArrayList<>(definition.validate(properties));
    }

    /** A property as it was given. */
    Optional<String> given(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** Whether a property is absent or blank. */
    boolean isBlank(String name) {
        return given(name).orElse("").isBlank();
    }

    /** Adds an error. The value is not repeated: under an unknown key it may be anything, a secret too. */
    void refuse(String name, String message) {
        values.stream()
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseGet(() -> addUnknown(name))
                .addErrorMessage(message);
    }

    Config config() {
        return new Config(values);
    }

    /** Ends a task's start when there are errors. */
    void throwIfAny() {
        String errors = values.stream()
                .flatMap(value -> value.errorMessages().stream())
                .distinct()
                .collect(Collectors.joining("\n"));
        if (!errors.isEmpty()) {
            throw new ConfigException(errors);
        }
    }

    private ConfigValue addUnknown(String name) {
        ConfigValue value = new ConfigValue(name, null, List.of(), new ArrayList<>());
        values.add(value);
        return value;
    }
}
