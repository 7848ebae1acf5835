package dev.k2g.sinkmodel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the key or the value of a topic's records is written, and what a sink needs to read it. A new format is a constant
 * here, a word of {@code format} in {@code recipe.schema.json}, and a serializer in {@code dev.k2g.replay}.
 */
public enum DataFormat {
    /** Nothing is written: the key of a record without a key. Whoever reads it anyway reads text. */
    NONE(Converters.STRING, Map.of(), "STRING"),
    /** The text itself, in UTF-8. */
    STRING(Converters.STRING, Map.of(), "STRING"),
    /** JSON without a schema. Connect's converter takes every value for one with its schema, unless told otherwise. */
    JSON(Converters.JSON, Map.of("schemas.enable", "false"), "JSON");

    private final String converter;
    private final Map<String, String> settings;
    private final String managedName;

    DataFormat(String converter, Map<String, String> settings, String managedName) {
        this.converter = converter;
        this.settings = settings;
        this.managedName = managedName;
    }

    /**
     * Has a worker, or a connector of it, read this format.
     *
     * @param place {@link SinkProperty#KEY_FORMAT} or {@link SinkProperty#VALUE_FORMAT}
     */
    public void putConverter(Map<String, String> config, SinkProperty place) {
        config.put(place.key(), converter);
        settings.forEach((setting, value) -> config.put(place.key() + "." + setting, value));
    }

    /** What that class must be told, by the ends of the keys that begin with the converter's. */
    public Map<String, String> converterSettings() {
        return settings;
    }

    /** What a recipe calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the managed connector calls it. */
    public String managedName() {
        return managedName;
    }

    /** The format that this class reads. Where it reads text, there may as well be nothing. */
    public static Optional<DataFormat> ofConverter(String className) {
        return all().filter(format -> format.converter.equals(className)).findFirst();
    }

    /** The format that the managed connector calls so, in whatever case. */
    public static Optional<DataFormat> ofManagedName(String name) {
        return all().filter(format -> format.managedName.equalsIgnoreCase(name)).findFirst();
    }

    /** Whether a key sets what the converter of a configuration does not read: {@code schemas.enable} where it is text. */
    public static boolean isUnread(String key, Map<String, String> config) {
        return Stream.of(SinkProperty.KEY_FORMAT.key(), SinkProperty.VALUE_FORMAT.key())
                .anyMatch(converter -> Converters.STRING.equals(config.get(converter))
                        && JSON.settings.keySet().stream().anyMatch(end -> key.equals(converter + "." + end)));
    }

    private static Stream<DataFormat> all() {
        return Arrays.stream(values()).filter(format -> format != NONE);
    }

    private static final class Converters {
        static final String STRING = "org.apache.kafka.connect.storage.StringConverter";
        static final String JSON = "org.apache.kafka.connect.json.JsonConverter";
    }
}
