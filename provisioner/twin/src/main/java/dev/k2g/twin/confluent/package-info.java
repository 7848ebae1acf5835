/** Confluent Cloud's Connect API v1, whose connectors run in a worker of one's own. */
@NullMarked
package dev.k2g.twin.confluent;

import org.jspecify.annotations.NullMarked;
