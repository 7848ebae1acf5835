package dev.k2g.sinkmodel;

import java.util.Optional;

/**
 * What the sink does with the records of a topic. A new strategy is a class here, its word under {@code consumes} in {@code
 * recipe.schema.json}, and its keys, of {@link SinkProperty}, in the codecs of {@code dev.k2g.sinkconfig}.
 */
public sealed interface TopicStrategy permits CypherStrategy {

    /** The Cypher that is run, which can be compiled, compared and tried; empty where the sink makes its own. */
    Optional<CypherStrategy> cypher();
}
