package dev.k2g.sinkmodel;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A Cypher statement that is run for each record.
 *
 * @param text the statement
 * @param file the file that it was read from, or empty when it stands in the recipe itself
 */
public record CypherStrategy(String text, Optional<Path> file) implements TopicStrategy {

    /** A statement that stands in no file. */
    public static CypherStrategy of(String text) {
        return new CypherStrategy(text, Optional.empty());
    }

    @Override
    public Optional<CypherStrategy> cypher() {
        return Optional.of(this);
    }
}
