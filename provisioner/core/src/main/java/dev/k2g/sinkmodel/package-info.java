/** What is plain data of the Neo4j sink: its dialects and how records are written. Nothing here renders or reads a configuration. */
@NullMarked
package dev.k2g.sinkmodel;

import org.jspecify.annotations.NullMarked;
