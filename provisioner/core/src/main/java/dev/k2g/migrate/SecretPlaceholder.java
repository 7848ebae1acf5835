package dev.k2g.migrate;

import dev.k2g.sinkmodel.SinkProperty;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands in a configuration in place of a secret: a reference that the worker's FileConfigProvider resolves. */
final class SecretPlaceholder {

    /** The file that the references name; its place is the worker's owner's choice. */
    static final String FILE = "/etc/kafka-connect/secrets.properties";

    private static final Pattern SECRET_KEY = Pattern.compile(
            "password|secret|token|credential|ticket|jaas|private|api\\.key|user\\.info", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^{}]+}");

    /** User and password before the host of an address. */
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*://)[^/@\\s,]+@");

    private SecretPlaceholder() {}

    /** What to write for a secret that stands in plain text; empty when the property holds none. */
    static Optional<String> of(String key, String value) {
        if (!SECRET_KEY.matcher(key).find()
                || value.isBlank()
                || REFERENCE.matcher(value.strip()).matches()) {
            return Optional.empty();
        }
        String name = SinkProperty.PASSWORD.is(key)
                ? "NEO4J_PASSWORD"
                : key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return Optional.of("${file:" + FILE + ":" + name + "}");
    }

    /** Addresses without the credentials that stand in them. */
    static String withoutCredentials(String addresses) {
        return IN_ADDRESS.matcher(addresses).replaceAll("${scheme}");
    }
}
