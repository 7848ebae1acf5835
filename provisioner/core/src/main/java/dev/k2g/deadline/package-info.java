/** Waiting with a condition, a deadline and a cause. */
@NullMarked
package dev.k2g.deadline;

import org.jspecify.annotations.NullMarked;
