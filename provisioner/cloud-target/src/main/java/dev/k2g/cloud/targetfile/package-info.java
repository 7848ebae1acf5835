/** Targets that a file describes: any Kafka, Connect and Neo4j that can be reached, such as those in a cloud. */
@NullMarked
package dev.k2g.cloud.targetfile;

import org.jspecify.annotations.NullMarked;
