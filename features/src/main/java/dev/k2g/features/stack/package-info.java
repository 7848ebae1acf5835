/** The servers that a run of feature files shares. */
@NullMarked
package dev.k2g.features.stack;

import org.jspecify.annotations.NullMarked;
