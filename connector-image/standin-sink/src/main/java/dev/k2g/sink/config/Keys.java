package dev.k2g.sink.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A {@link ConfigDef} in the making, and the checks that both dialects share. */
final class Keys {

    /** Schemes that a driver knows, and the one that old connectors called {@code neo4j}. */
    private static final Set<String> SCHEMES =
            Set.of("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc", "bolt+routing");

    private final ConfigDef definition = new ConfigDef();

    Keys text(String name, Object preset, ConfigDef.Validator check, String documentation) {
        return key(name, ConfigDef.Type.STRING, preset, check, documentation);
    }

    Keys text(String name, String documentation) {
        definition.define(name, ConfigDef.Type.STRING, "", Importance.MEDIUM, documentation);
        return this;
    }

    Keys secret(String name, String documentation) {
        definition.define(name, ConfigDef.Type.PASSWORD, "", Importance.HIGH, documentation);
        return this;
    }

    Keys key(String name, ConfigDef.Type type, Object preset, ConfigDef.Validator check, String documentation) {
        definition.define(name, type, preset, check, Importance.MEDIUM, documentation);
        return this;
    }

    ConfigDef definition() {
        return definition;
    }

    /** Addresses of a database, separated by commas. */
    static ConfigDef.Validator uris() {
        return ConfigDef.LambdaValidator.with(Keys::checkUris, () -> "bolt or neo4j addresses");
    }

    /** The names of an enum's constants. */
    static ConfigDef.Validator oneOf(Class<? extends Enum<?>> constants) {
        return ConfigDef.ValidString.in(
                Arrays.stream(constants.getEnumConstants()).map(Enum::name).toArray(String[]::new));
    }

    /** Reads addresses that have been checked. */
    static List<URI> readUris(List<String> texts) {
        return texts.stream()
                .map(uri -> URI.create(uri.replaceFirst("^bolt\\+routing:", "neo4j:")))
                .toList();
    }

    /** The entries of a comma list, trimmed, without empty ones. */
    static List<String> splitList(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toList());
    }

    private static void checkUris(String name, Object value) {
        List<String> uris = value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : splitList(String.valueOf(value));
        if (uris.isEmpty()) {
            throw new ConfigException(name, value, "Must not be blank.");
        }
        uris.forEach(uri -> checkUri(name, uri));
    }

    private static void checkUri(String name, String text) {
        try {
            URI uri = new URI(text);
            if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
                throw new ConfigException(name, text, "Must be an address such as neo4j+s://host:7687.");
            }
        } catch (URISyntaxException e) {
            throw new ConfigException(name, text, "Must be an address such as neo4j+s://host:7687: " + e.getReason());
        }
    }
}
