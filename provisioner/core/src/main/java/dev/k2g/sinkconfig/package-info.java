/** The contract of the Neo4j sink: a connector of a recipe as a configuration, the way back, and the statement that the sink runs. */
@NullMarked
package dev.k2g.sinkconfig;

import org.jspecify.annotations.NullMarked;
