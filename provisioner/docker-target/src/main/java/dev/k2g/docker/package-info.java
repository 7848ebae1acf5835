/** Kafka, Connect and Neo4j in containers, as a target of recipes. */
@NullMarked
package dev.k2g.docker;

import org.jspecify.annotations.NullMarked;
