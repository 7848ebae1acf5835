/**
 * The local target: Kafka, Connect and Neo4j as three server processes of this machine, started from jars, with their
 * state in one directory.
 */
@NullMarked
package dev.k2g.stack.local;

import org.jspecify.annotations.NullMarked;
