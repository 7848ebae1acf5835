/** Neo4j Aura's API: which instances there are, and how to wake one that is paused. */
@NullMarked
package dev.k2g.cloud.aura;

import org.jspecify.annotations.NullMarked;
