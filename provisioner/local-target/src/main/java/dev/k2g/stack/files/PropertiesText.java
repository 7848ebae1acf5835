package dev.k2g.stack.files;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The format of {@link Properties}, written so that every reader of it agrees: pure ASCII, sorted, no time stamp. */
public final class PropertiesText {

    private PropertiesText() {}

    /** Reads a file. A file that is no such text gives what could be read. */
    public static Map<String, String> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            return read(reader);
        }
    }

    public static Map<String, String> read(Reader reader) {
        Properties properties = new Properties();
        try {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }

    public static String write(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + escape(entry.getValue()) + "\n")
                        .collect(Collectors.joining());
    }

    /** A value as it stands in a file that may be read as ISO 8859-1, as Kafka does. */
    public static String escape(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (char c : value.toCharArray()) {
            if (c == '\\') {
                text.append("\\\\");
            } else if (c == ' ' && text.isEmpty()) {
                text.append("\\ "); // else it would be taken for one between key and value
            } else if (c < ' ' || c > '~') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
