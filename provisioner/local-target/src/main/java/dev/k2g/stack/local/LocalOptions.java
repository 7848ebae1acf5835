package dev.k2g.stack.local;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.stack.TargetChoices;

import java.nio.file.Path;
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

    /**
     * What is chosen for a target.
     *
     * @throws InvalidInputException when there is no such line of Neo4j
     */
    public static LocalOptions of(TargetChoices choices) {
        return new LocalOptions(
                choices.variable(NEO4J).map(Neo4jSeries::of),
                choices.variable(JAVA_HOME).map(Path::of),
                choices.officialSink(),
                Optional.empty());
    }
}
