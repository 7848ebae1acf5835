/** A Connect sink with the contract of the official Neo4j connector's Cypher strategy. */
@NullMarked
package dev.k2g.sink;

import org.jspecify.annotations.NullMarked;
