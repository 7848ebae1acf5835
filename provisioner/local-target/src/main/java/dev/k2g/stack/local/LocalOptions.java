package dev.k2g.stack.local;

import dev.k2g.failure.InvalidInputException;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a user may choose about a local stack. What is empty, the stack decides.
 *
 * @param neo4j the line of Neo4j
 * @param javaHome the home of the JDK that runs Neo4j
 * @param officialSink the plugin folder of the official sink; empty for the stand-in
 * @param accounts who the worker and its connectors are, on a broker that looks at rights; empty for one that does not
 */
public record LocalOptions(
        Optional<Neo4jSeries> neo4j,
        Optional<Path> javaHome,
        Optional<Path> officialSink,
        Optional<KafkaAccounts> accounts) {

    /** The environment variable that names the line of Neo4j. */
    public static final String NEO4J = "K2G_NEO4J";

    /** The environment variable that names the home of Neo4j's JDK. */
    public static final String JAVA_HOME = "K2G_JAVA_HOME";

    /** Nothing is chosen. */
    public static LocalOptions none() {
        return new LocalOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same choices, with this line of Neo4j. */
    public LocalOptions withNeo4j(Neo4jSeries line) {
        return new LocalOptions(Optional.of(line), javaHome, officialSink, accounts);
    }

    /** The same choices, with this JDK for Neo4j. */
    public LocalOptions withJavaHome(Path home) {
        return new LocalOptions(neo4j, Optional.of(home), officialSink, accounts);
    }

    /** The same choices, with the official sink. */
    public LocalOptions withOfficialSink(Path pluginFolder) {
        return new LocalOptions(neo4j, javaHome, Optional.of(pluginFolder), accounts);
    }

    /** The same choices, with a broker that looks at rights. */
    public LocalOptions withAccounts(KafkaAccounts of) {
        return new LocalOptions(neo4j, javaHome, officialSink, Optional.of(of));
    }

    /**
     * What environment variables choose; blank ones choose nothing.
     *
     * @throws InvalidInputException when there is no such line of Neo4j
     */
    public static LocalOptions of(Map<String, String> environment) {
        return new LocalOptions(
                named(environment, NEO4J).map(Neo4jSeries::of),
                named(environment, JAVA_HOME).map(Path::of),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> named(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
