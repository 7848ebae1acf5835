/** Neo4j: how it is reached, its constraints, queries and values, and its errors. */
@NullMarked
package dev.k2g.graph;

import org.jspecify.annotations.NullMarked;
