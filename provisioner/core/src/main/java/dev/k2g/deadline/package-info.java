/** Waiting for servers: with a condition, a deadline and a cause, or for calls that are under way in the background. */
@NullMarked
package dev.k2g.deadline;

import org.jspecify.annotations.NullMarked;
