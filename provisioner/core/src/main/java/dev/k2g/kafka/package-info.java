/** Kafka: how it is reached, its topics, offsets and records, and its errors. */
@NullMarked
package dev.k2g.kafka;

import org.jspecify.annotations.NullMarked;
