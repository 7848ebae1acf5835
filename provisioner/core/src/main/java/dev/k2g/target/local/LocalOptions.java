package dev.k2g.target.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a user may choose about a local stack. What is empty, the stack decides.
 *
 * @param neo4j the line of Neo4j
 * @param javaHome the home of the JDK that runs Neo4j
 */
public record LocalOptions(Optional<Neo4jLine> neo4j, Optional<Path> javaHome) {

    /** Nothing is chosen. */
    public static LocalOptions none() {
        return new LocalOptions(Optional.empty(), Optional.empty());
    }
}
