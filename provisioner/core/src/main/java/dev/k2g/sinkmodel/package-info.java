/** What is plain data of the Neo4j sink: its property keys and dialects, what it does with a topic, and how records are written. */
@NullMarked
package dev.k2g.sinkmodel;

import org.jspecify.annotations.NullMarked;
