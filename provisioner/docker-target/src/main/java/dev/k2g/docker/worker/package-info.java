/** A Connect worker's container: its variables, its secrets, and what to type instead of k2g. */
@NullMarked
package dev.k2g.docker.worker;

import org.jspecify.annotations.NullMarked;
