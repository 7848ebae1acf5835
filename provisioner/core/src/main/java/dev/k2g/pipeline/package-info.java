/** What a run is: start, apply, replay, caught up, the sums, the queries and the report. */
@NullMarked
package dev.k2g.pipeline;

import org.jspecify.annotations.NullMarked;
