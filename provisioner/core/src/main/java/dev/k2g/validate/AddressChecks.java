package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The addresses of Neo4j in a connector's configuration. */
final class AddressChecks {

    private static final List<String> KEYS = ofWorker(SinkProperty.URI);
    private static final List<String> ENCRYPTION = ofWorker(SinkProperty.ENCRYPTED);
    private static final String AURA = ".databases.neo4j.io";

    /** Those of HTTP and HTTPS, which people take over from the browser's address. */
    private static final Set<Integer> OTHER_PORTS = Set.of(80, 443, 7473, 7474);

    private AddressChecks() {}

    static List<Finding> check(Map<String, String> config, Function<String, SourceLocation> locations) {
        boolean encrypted = ENCRYPTION.stream().anyMatch(key -> "true".equals(config.get(key)));
        return KEYS.stream()
                .filter(config::containsKey)
                .flatMap(key -> Arrays.stream(config.getOrDefault(key, "").split(","))
                        .map(String::strip)
                        .flatMap(address -> parsed(address).stream())
                        .flatMap(address -> check(address, encrypted, locations.apply(key)).stream()))
                .toList();
    }

    private static List<String> ofWorker(SinkProperty property) {
        return Dialect.OF_WORKERS.stream()
                .flatMap(dialect -> property.key(dialect).stream())
                .toList();
    }

    private static List<Finding> check(URI address, boolean encrypted, SourceLocation location) {
        String host = address.getHost();
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        boolean isAura = host.toLowerCase(Locale.ROOT).endsWith(AURA);
        if (isAura && !scheme.contains("+s") && !encrypted) {
            return List.of(Finding.of(
                    FindingCode.SCHEME_WITHOUT_TLS,
                    location,
                    "Aura is reached with TLS only, and " + scheme + ":// is without.",
                    "Write neo4j+s://" + host + ":7687."));
        }
        if ((address.getPort() < 0 && (isAura || scheme.contains("+s"))) || OTHER_PORTS.contains(address.getPort())) {
            String what =
                    address.getPort() < 0 ? "has no port" : "has port " + address.getPort() + ", which is not Bolt's";
            return List.of(Finding.of(
                    FindingCode.PORT_MISSING,
                    location,
                    "The address of Neo4j " + what + ".",
                    "Write " + scheme + "://" + host + ":7687."));
        }
        return List.of();
    }

    /** What is no address is for the worker to say. */
    private static Optional<URI> parsed(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() == null || uri.getScheme() == null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
