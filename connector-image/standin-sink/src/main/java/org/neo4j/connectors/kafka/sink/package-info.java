/** The official connector's class name, answered by the stand-in. */
@NullMarked
package org.neo4j.connectors.kafka.sink;

import org.jspecify.annotations.NullMarked;
