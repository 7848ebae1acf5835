package dev.k2g.target.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a user may choose about a local stack. What is empty, the stack decides.
 *
 * @param neo4j the line of Neo4j
 * @param javaHome the home of the JDK that runs Neo4j
 * @param officialSink the plugin folder of the official sink; empty for the stand-in
 */
public record LocalOptions(Optional<Neo4jLine> neo4j, Optional<Path> javaHome, Optional<Path> officialSink) {

    /** Nothing is chosen. */
    public static LocalOptions none() {
        return new LocalOptions(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same choices, with the official sink. */
    public LocalOptions withOfficialSink(Path pluginFolder) {
        return new LocalOptions(neo4j, javaHome, Optional.of(pluginFolder));
    }
}
