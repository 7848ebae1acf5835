/** Kafka Connect: its REST API, its connectors' states and its errors. */
@NullMarked
package dev.k2g.connect;

import org.jspecify.annotations.NullMarked;
