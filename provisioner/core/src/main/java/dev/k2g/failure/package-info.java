/** What can go wrong, by the exit code that it leads to. */
@NullMarked
package dev.k2g.failure;

import org.jspecify.annotations.NullMarked;
