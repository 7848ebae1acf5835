/** The configuration keys of both dialects of the Neo4j sink, read into one form. */
@NullMarked
package dev.k2g.sink.config;

import org.jspecify.annotations.NullMarked;
