/** Kafka Connect: its REST API, its connectors' states and errors, and the configuration of the Neo4j sink. */
@NullMarked
package dev.k2g.connect;

import org.jspecify.annotations.NullMarked;
