package dev.k2g.docker.worker;

import dev.k2g.stack.start.ServerLog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a worker does not become ready, by its log, and which variable to look at.
 *
 * @param line the line that says why
 * @param variable of the container, or a file that one names
 */
public record WorkerLogError(String line, Optional<String> variable) {

    private record Known(String words, String variable) {}

    /** The first that fits counts: what follows from another comes after it. */
    private static final List<Known> KNOWN = List.of(
            new Known(
                    "SaslAuthenticationException|Authentication failed",
                    "CONNECT_SASL_JAAS_CONFIG: the key or secret in " + WorkerPaths.KAFKA_SECRETS),
            new Known("PKIX path|SSL handshake failed|SslAuthenticationException", "CONNECT_SSL_TRUSTSTORE_LOCATION"),
            new Known(
                    "replication factor", "CONNECT_CONFIG_STORAGE_REPLICATION_FACTOR, and those of OFFSET and STATUS"),
            new Known("GroupAuthorizationException|Not authorized to access group", "CONNECT_GROUP_ID"),
            new Known(
                    "TopicAuthorizationException|Not authorized to access topics",
                    "CONNECT_CONFIG_STORAGE_TOPIC, and those of OFFSET and STATUS"),
            new Known("Address already in use|Unable to initialize REST server|Failed to bind", "CONNECT_LISTENERS"),
            new Known("OutOfMemoryError|insufficient memory", "KAFKA_HEAP_OPTS"),
            new Known("rest.extension.classes|ConnectRestExtension", "CONNECT_REST_EXTENSION_CLASSES"),
            new Known(
                    "No resolvable bootstrap|Couldn't resolve server|Bootstrap broker .* disconnected"
                            + "|could not be established|Timed out waiting for a node|fetching topic metadata",
                    "CONNECT_BOOTSTRAP_SERVERS"));

    private static final Pattern REQUIRED = Pattern.compile("((?:CONNECT|KAFKA)_[A-Z_]+) is required");

    /** What a worker's log complains of. */
    public static WorkerLogError in(String log) {
        List<String> lines = log.lines().toList();
        for (Known known : KNOWN) {
            Pattern words = Pattern.compile(known.words, Pattern.CASE_INSENSITIVE);
            Optional<String> line = lines.stream().filter(words.asPredicate()).reduce((first, second) -> second);
            if (line.isPresent()) {
                return new WorkerLogError(line.get().strip(), Optional.of(known.variable));
            }
        }
        return lines.stream()
                .flatMap(line -> REQUIRED.matcher(line)
                        .results()
                        .map(match -> new WorkerLogError(line.strip(), Optional.of(match.group(1)))))
                .findFirst()
                .orElseGet(() -> new WorkerLogError(ServerLog.tellingLine(log), Optional.empty()));
    }

    /** In one sentence, without its full stop. */
    public String text() {
        return line + variable.map(name -> " (look at " + name + ")").orElse("");
    }
}
